const minute = 60

/** How long a promise still holds, in words. */
export function timeLeftWords(seconds: number): string {
  if (seconds <= 0)
    return 'The time is over: your things are not set aside any more. Pressing the button shows what they cost now.'
  const minutes = Math.ceil(seconds / minute)
  const left = minutes === 1 ? 'one more minute' : `${minutes} more minutes`
  return `Your things are set aside for ${left}; the total holds as long.`
}

/** Whole seconds from now until a moment; 0 when it has passed. */
export function secondsUntil(moment: string, nowMilliseconds: number): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - nowMilliseconds) / 1000))
}
