const words: Record<string, string> = {
  requested: 'We look at it and write to you',
  approved: 'You may send it',
  refused: 'It stays with you',
  received: 'It has come to us',
  inspected: 'We have looked at it',
  completed: 'Done',
  canceled: 'You keep it',
}

/** Where a return stands, for who sends it. A state that a newer API adds is shown by its own name. */
export const returnWords = (state: string): string => words[state] ?? state
