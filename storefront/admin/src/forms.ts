import { formsOf } from '@tradepost/desk/form-answer.ts'
import { refusalWords } from './refusal-words.ts'
import { cookieName } from './session.ts'

/** How forms of this desk are answered, and what they leave for the next page. */
export const { answerForm, tryForm, leaveNotice, takeNotice } = formsOf(cookieName, refusalWords)
