import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'

interface SignInChangedData {
  /** The event that the mail tells of */
  change:
    | 'customer.second_factor_added'
    | 'customer.second_factor_removed'
    | 'customer.recovery_codes_replaced'
    | 'customer.passkey_added'
    | 'customer.passkey_removed'
    | 'customer.identity_linked'
    | 'customer.identity_removed'
}

interface SignInChangedWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => Record<SignInChangedData['change'], string>
  fine: string
  notYou: string
  button: string
}

const words: Words<SignInChangedWords> = {
  en: {
    title: 'How you sign in has changed',
    subject: (store) => `How you sign in at ${store} has changed`,
    tell: (store) => ({
      'customer.second_factor_added': `Signing in to your account at ${store} now asks for a code of your authenticator app.`,
      'customer.second_factor_removed': `Signing in to your account at ${store} asks for no code any more.`,
      'customer.recovery_codes_replaced': `Your account at ${store} has new recovery codes; the old ones work no more.`,
      'customer.passkey_added': `A passkey was added to your account at ${store}.`,
      'customer.passkey_removed': `A passkey was removed from your account at ${store}.`,
      'customer.identity_linked': `An account of yours at another service can now sign in to your account at ${store}.`,
      'customer.identity_removed': `An account at another service can no longer sign in to your account at ${store}.`,
    }),
    fine: 'If it was you, you need not do anything.',
    notYou:
      'If it was not you, ask for a new password now: that also ends every session. Then look at how you sign in.',
    button: 'Go to your account',
  },
  de: {
    title: 'Ihre Anmeldung wurde geändert',
    subject: (store) => `Ihre Anmeldung bei ${store} wurde geändert`,
    tell: (store) => ({
      'customer.second_factor_added': `Die Anmeldung an Ihrem Konto bei ${store} fragt jetzt nach einem Code Ihrer Authenticator-App.`,
      'customer.second_factor_removed': `Die Anmeldung an Ihrem Konto bei ${store} fragt nicht mehr nach einem Code.`,
      'customer.recovery_codes_replaced': `Ihr Konto bei ${store} hat neue Wiederherstellungscodes; die alten gelten nicht mehr.`,
      'customer.passkey_added': `Ihrem Konto bei ${store} wurde ein Passkey hinzugefügt.`,
      'customer.passkey_removed': `Von Ihrem Konto bei ${store} wurde ein Passkey entfernt.`,
      'customer.identity_linked': `Mit Ihrem Konto bei einem anderen Dienst kann man sich jetzt an Ihrem Konto bei ${store} anmelden.`,
      'customer.identity_removed': `Mit einem Konto bei einem anderen Dienst kann man sich nicht mehr an Ihrem Konto bei ${store} anmelden.`,
    }),
    fine: 'Wenn Sie es waren, brauchen Sie nichts zu tun.',
    notYou:
      'Wenn Sie es nicht waren, fordern Sie jetzt ein neues Passwort an: Das beendet auch alle Sitzungen. Prüfen Sie danach Ihre Anmeldung.',
    button: 'Zu Ihrem Konto',
  },
}

/** A notice to a customer, after the fact. */
export const signInChanged = template<SignInChangedData, SignInChangedWords>(
  words,
  ({ change }, said, setting) => {
    const tell = `${said.tell(setting.store.name)[change]} ${said.fine}`
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(said.notYou)],
      action: { label: said.button, url: shopLink(setting, '/account') },
      text: { before: [tell, said.notYou] },
    })
  },
)
