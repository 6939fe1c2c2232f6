import { defineRefusals } from '../../platform/refusals.ts'

export const sellerRefusals = defineRefusals({
  sellerIsHouse: {
    code: 'seller-is-house',
    status: 409,
    title: 'This is the store itself.',
    hint: 'It owes itself no commission, and is owed nothing.',
  },
  applicationDecided: {
    code: 'application-decided',
    status: 409,
    title: 'This application has been decided already.',
    hint: 'Read the seller again. An approved one is suspended and reopened, a refused one may apply again.',
  },
  sellerNotTrading: {
    code: 'seller-not-trading',
    status: 409,
    title: 'This seller cannot do that in its present state.',
    hint: "Read the seller: only an active one is suspended or invited to, only a suspended one is reopened, and never the store's own.",
  },
  invitationNotValid: {
    code: 'seller-invitation-not-valid',
    status: 409,
    title: 'This invitation was used, withdrawn or is too old.',
    hint: 'Ask for a new one.',
  },
  tooManyInvitations: {
    code: 'too-many-seller-invitations',
    status: 409,
    title: 'Too many invitations of this seller wait for an answer.',
    hint: 'Withdraw those that nobody will accept.',
  },
  tooManyMembers: {
    code: 'too-many-seller-members',
    status: 409,
    title: 'The seller has as many people as it can have, the invited ones among them.',
    hint: 'Remove members that left, or withdraw invitations.',
  },
  alreadyMember: {
    code: 'already-seller-member',
    status: 409,
    title: 'Somebody with this address works for the seller already.',
    hint: 'Change that member with `updateSellerMember`.',
  },
  rightsNotHeld: {
    code: 'seller-permission-not-held',
    status: 403,
    title: 'You cannot give what you do not have, nor change who has more.',
    hint: 'Leave out the permissions that you lack. Only owners make, change and remove owners.',
  },
  lastOwner: {
    code: 'last-seller-owner',
    status: 409,
    title: 'A seller keeps at least one owner.',
    hint: 'Make somebody else an owner first.',
  },
  chooseSeller: {
    code: 'choose-seller',
    status: 409,
    title: 'This account works for several sellers of the store.',
    hint: 'Send the `sellerId` of one of `sellers`.',
  },
})
