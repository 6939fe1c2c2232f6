/** Operations that anybody may call without a key, since what they carry names its store; one more is a decision. */
export const publicOperations = [
  'getSigningKeys',
  'resetAccountPassword',
  'inspectStaffInvitation',
  'acceptStaffInvitation',
  'inspectSellerInvitation',
  'acceptSellerInvitation',
  'createFirstOwner',
  'getRealtimeKeys',
  'getRealtimeIssuer',
]

/** Writes without a verb of their own. */
export const verbsElsewhere: Record<string, string> = {
  createSellerKey: 'createKey, with a seller',
  updateSellerKey: 'updateKey, with a seller',
  rotateSellerKey: 'rotateKey, with a seller',
  revokeSellerKey: 'revokeKey, with a seller',
  createSellerWebhookEndpoint: 'createWebhookEndpoint, with a seller',
  updateSellerWebhookEndpoint: 'updateWebhookEndpoint, with a seller',
  removeSellerWebhookEndpoint: 'removeWebhookEndpoint, with a seller',
  verifySellerWebhookEndpoint: 'verifyWebhookEndpoint, with a seller',
  testSellerWebhookEndpoint: 'testWebhookEndpoint, with a seller',
  rotateSellerWebhookSecret: 'rotateWebhookSecret, with a seller',
  replaySellerWebhooks: 'replayWebhooks, with a seller',
  redeliverSellerWebhook: 'redeliverWebhook, with a seller',
  discardSellerWebhook: 'discardWebhook, with a seller',
  redeliverFailedSellerWebhooks: 'redeliverFailedWebhooks, with a seller',
  discardFailedSellerWebhooks: 'discardFailedWebhooks, with a seller',
  approveSellerReturn: 'approveReturn, with a seller',
  refuseSellerReturn: 'refuseReturn, with a seller',
  receiveSellerReturn: 'receiveReturn, with a seller',
  inspectSellerReturn: 'inspectReturn, with a seller',
  markSellerDelivered: 'markDelivered, with a seller',
  adjustSellerStock: 'adjustStock, with a seller',
  spreadSellerStock: 'spreadStock, with a seller',
  createReturnAsStaff: 'createReturn, in the name of the buyer',
  cancelReturnAsStaff: 'cancelReturn, in the name of the buyer',
  cancelOrderAsStaff: 'cancelOrder, by the store',
  voidPayment: 'beside capturePayment, whose other end it is',
  inspectStaffInvitation: 'a read: its token belongs into no address, so it is sent as a body',
  inspectSellerInvitation: 'a read: its token belongs into no address, so it is sent as a body',
}

/** The words that operations begin with. A synonym of one that is here is none. */
export const verbs = [
  ...['get', 'list', 'create', 'add', 'change', 'update', 'set', 'remove', 'delete', 'replace', 'rename'],
  ...['start', 'complete', 'confirm', 'verify', 'refresh', 'end', 'switch', 'request', 'reset', 'register'],
  ...['invite', 'accept', 'inspect', 'apply', 'decide', 'suspend', 'reopen', 'rotate', 'revoke', 'move'],
  ...['pay', 'associate', 'record', 'export', 'erase', 'stream', 'test', 'replay', 'redeliver', 'requeue'],
  ...['discard', 'pause', 'resume', 'disable', 'enable', 'report', 'estimate', 'try'],
  ...[
    'capture',
    'void',
    'check',
    'refund',
    'cancel',
    'hold',
    'release',
    'mark',
    'approve',
    'refuse',
    'receive',
  ],
  ...['preview', 'commit'],
  ...['adjust', 'spread', 'order', 'repair'],
]

/** Codes of the whole API and of the door for providers' messages, not of an operation in the contract. */
export const codesOfNoOperation = ['event-not-trusted', 'event-too-old', 'method-not-allowed']
