import { median } from './load.ts'
import { type Measurement, replayName, summaryOf } from './measure.ts'

interface Goal {
  of: string
  words: string
  measured(of: Measurement): number
  isMet(value: number): boolean
}

const ofBarePg = (of: string, least: number): Goal => ({
  of,
  words: `${of}, per second: at least ${least} of bare pg`,
  measured: ({ floors }) =>
    median(
      floors
        .filter(({ name }) => name === replayName)
        .flatMap(({ ratios }) => ratios.map(({ perSecond }) => perSecond)),
    ),
  isMet: (value) => value >= least,
})

/** What buying is to cost at most: ratios within one run, and CPU of API and PostgreSQL together. */
const goals: Goal[] = [
  ofBarePg('placement', 0.6),
  ofBarePg('whole checkout', 0.35),
  ofBarePg('one hot variant, quote and placement', 0.6),
  {
    of: 'whole checkout',
    words: 'whole checkout, CPU of API and PostgreSQL: at most 5 ms',
    measured({ api }) {
      const { cpuMilliseconds, postgresCpuMilliseconds } = summaryOf(api)
      return cpuMilliseconds + (postgresCpuMilliseconds ?? Number.NaN)
    },
    isMet: (value) => value <= 5,
  },
]

/** Each goal beside what this run measured; goals of what it left out are left out. */
export function goalsTable(measurements: Measurement[]): string {
  const rows = goals.flatMap(({ of, words, measured, isMet }) => {
    const measurement = measurements.find(({ title }) => title === of)
    if (!measurement) return []
    const value = measured(measurement)
    return [`| ${words} | ${value.toFixed(2)} | ${isMet(value) ? 'met' : 'missed'} |`]
  })
  return ['| goal | measured | |', '| --- | --- | --- |', ...rows].join('\n')
}
