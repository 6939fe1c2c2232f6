export const orderKeyName = 'order'

/** As long as a shopper may want to come back to an order on this device. */
const seconds = 180 * 24 * 60 * 60

/** The cookie that opens one order: sent to the page of that order only, out of reach of scripts. */
export function orderKeyCookie(order: { id: string; secret: string }, url: URL) {
  return {
    name: orderKeyName,
    value: order.secret,
    options: {
      path: `/orders/${order.id}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: seconds,
    },
  } as const
}

/** Whether a text can be an order's id; anything else has no place in a cookie's path. */
export function isOrderId(text: string): boolean {
  return /^ord_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)
}
