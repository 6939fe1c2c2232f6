/** Keys of the demo stores, as the seed writes them: worth nothing anywhere else. */
export const demoKeys = {
  northlight: { publishable: 'pk_demo_northlight_5b1f8c2e', secret: 'sk_demo_northlight_e07a41d9c3b6' },
  kumo: { publishable: 'pk_demo_kumo_paper_93d7aa10', secret: 'sk_demo_kumo_paper_0c55f2ab8e91' },
} as const

/** Who signs in at the demo stores: for a laptop, where the database is one's own. */
export const demoSignIns = {
  staff: { email: 'mira@northlight.example', password: 'north-light-demo-2026' },
  seller: { email: 'jule@tonhaus-ebert.example', password: 'tonhaus-ebert-demo-2026' },
  sellerKey: 'slk_demo_tonhaus_4c7e19b2a8d5',
} as const
