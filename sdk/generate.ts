/** Filled by the SDK. */
export async function generateSdk(_of: { yaml: string; document: Record<string, unknown>; version: string }): Promise<[string, string][]> {
  return []
}
