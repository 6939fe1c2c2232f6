import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface AccountChangedData {
  /** The event that the mail tells of */
  change:
    | 'staff.password_changed'
    | 'staff.second_factor_added'
    | 'staff.second_factor_removed'
    | 'staff.recovery_codes_replaced'
    | 'staff.recovery_code_used'
}

interface AccountChangedWords {
  title: string
  subject: string
  tell: Record<AccountChangedData['change'], string>
  fine: string
  notYou: string
}

const words: Words<AccountChangedWords> = {
  en: {
    title: 'How you sign in to work has changed',
    subject: 'Your account for the desks has changed',
    tell: {
      'staff.password_changed':
        'The password you sign in to work with was changed, and your other sessions have ended.',
      'staff.second_factor_added': 'Signing in to work now asks for a code of your authenticator app.',
      'staff.second_factor_removed': 'Signing in to work asks for no code any more.',
      'staff.recovery_codes_replaced': 'You have new recovery codes; the old ones work no more.',
      'staff.recovery_code_used': 'One of your recovery codes was used in place of the authenticator app.',
    },
    fine: 'If it was you, you need not do anything.',
    notYou:
      'If it was not you, ask for a new password now, which ends every session, and tell whoever runs the store.',
  },
  de: {
    title: 'Ihre Anmeldung zur Arbeit wurde geändert',
    subject: 'Ihr Konto für die Verwaltung wurde geändert',
    tell: {
      'staff.password_changed':
        'Das Passwort, mit dem Sie sich zur Arbeit anmelden, wurde geändert; Ihre anderen Sitzungen sind beendet.',
      'staff.second_factor_added':
        'Die Anmeldung zur Arbeit fragt jetzt nach einem Code Ihrer Authenticator-App.',
      'staff.second_factor_removed': 'Die Anmeldung zur Arbeit fragt nicht mehr nach einem Code.',
      'staff.recovery_codes_replaced': 'Sie haben neue Wiederherstellungscodes; die alten gelten nicht mehr.',
      'staff.recovery_code_used':
        'Einer Ihrer Wiederherstellungscodes wurde anstelle der Authenticator-App verwendet.',
    },
    fine: 'Wenn Sie es waren, brauchen Sie nichts zu tun.',
    notYou:
      'Wenn Sie es nicht waren, fordern Sie jetzt ein neues Passwort an, das beendet alle Sitzungen, und sagen Sie es der Leitung Ihres Geschäfts.',
  },
}

/** A notice to somebody who works at a desk, after the fact. */
export const accountChanged = template<AccountChangedData, AccountChangedWords>(
  words,
  ({ change }, said, setting) => {
    const tell = `${said.tell[change]} ${said.fine}`
    return compose(setting, {
      subject: said.subject,
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(said.notYou)],
      text: { before: [tell, said.notYou] },
    })
  },
)
