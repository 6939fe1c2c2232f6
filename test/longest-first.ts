import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What starts whole processes, waits for them, or asks every operation as everybody. */
const takeLong = /\.(browser|crash|race)\.test\.ts$|\/api\/test\/access\/|\/supabase\/tests\//

/**
 * Files that take long come first, so that no worker ends alone with one of them: where there are no times of an earlier
 * run, vitest goes by the size of files, which says nothing of these.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => takeLong.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
