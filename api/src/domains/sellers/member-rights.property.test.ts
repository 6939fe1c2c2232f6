import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { sellerPermissions } from '../../platform/policies.ts'
import { mayChange, mayGive, mayRemove, type Rights } from './member-rights.ts'

const rights = fc.record({ isOwner: fc.boolean(), permissions: fc.subarray(sellerPermissions) })
const plain = rights.map((of): Rights => ({ ...of, isOwner: false }))
const runs = () => ({ numRuns: count(300, 20_000), seed: seed() })

/** All that somebody may do. */
const power = (of: Rights) => [...(of.isOwner ? sellerPermissions : of.permissions)]

describe('who is no owner', () => {
  it('makes nobody, by whatever changes one after the other, more than itself', () => {
    fc.assert(
      fc.property(plain, plain, fc.array(rights, { maxLength: 8 }), (giver, before, wishes) => {
        let member = before
        for (const wish of wishes) if (mayChange(giver, member, wish)) member = wish
        expect(member.isOwner).toBe(false)
        const gained = power(member).filter((permission) => !before.permissions.includes(permission))
        expect(power(giver)).toEqual(expect.arrayContaining(gained))
      }),
      runs(),
    )
  })

  it('gets nothing for itself, and invites nobody who has more', () => {
    fc.assert(
      fc.property(plain, rights, (self, wish) => {
        if (mayChange(self, self, wish)) expect(self.permissions).toEqual(expect.arrayContaining(power(wish)))
        if (mayGive(self, wish)) expect(self.permissions).toEqual(expect.arrayContaining(power(wish)))
      }),
      runs(),
    )
  })

  it('neither changes nor removes an owner', () => {
    fc.assert(
      fc.property(plain, fc.subarray(sellerPermissions), rights, (self, permissions, wish) => {
        const owner = { isOwner: true, permissions }
        expect([mayChange(self, owner, wish), mayRemove(self, owner)]).toEqual([false, false])
      }),
      runs(),
    )
  })

  it('may take away from any other', () => {
    fc.assert(
      fc.property(plain, plain, fc.subarray(sellerPermissions), (self, member, kept) => {
        const less = {
          isOwner: false,
          permissions: member.permissions.filter((one) => kept.includes(one)),
        }
        expect(mayChange(self, member, less)).toBe(true)
      }),
      runs(),
    )
  })
})
