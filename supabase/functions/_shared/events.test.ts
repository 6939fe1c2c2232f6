import { equal, throws } from 'node:assert/strict'
import { parseEvent, uuidOf } from './events.ts'

const event = {
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  type: 'order.placed',
  timestamp: '2026-11-22T09:30:00.000Z',
  subject: { type: 'order', id: 'ord_01h455vb4pex5vsknk084sn02q', version: 1 },
  actor: 'shopper',
  data: {},
}

Deno.test('an event is read, also one of a type that came later', () => {
  equal(parseEvent(JSON.stringify(event))?.id, event.id)
  equal(parseEvent(JSON.stringify({ ...event, type: 'order.refunded' }))?.type, 'order.refunded')
})

Deno.test('what is no event is none', () => {
  const { subject } = event
  const others = [
    null,
    [],
    'x',
    { ...event, id: 'evt_1' },
    { ...event, id: 1 },
    { ...event, type: 'order' },
    { ...event, type: 'order.placed\nx' },
    { ...event, timestamp: 'yesterday' },
    { ...event, subject: null },
    { ...event, subject: { ...subject, id: '../x' } },
    { ...event, subject: { ...subject, version: '1' } },
    { ...event, data: null },
  ]
  for (const other of others) equal(parseEvent(JSON.stringify(other)), null, JSON.stringify(other))
  equal(parseEvent('{'), null)
})

Deno.test('the UUID of an id is the one of TypeID', () => {
  equal(uuidOf('evt_01h455vb4pex5vsknk084sn02q'), '01890a5d-ac96-774b-bcce-b302099a8057')
  equal(uuidOf('evt_00000000000000000000000000'), '00000000-0000-0000-0000-000000000000')
  equal(uuidOf('evt_7zzzzzzzzzzzzzzzzzzzzzzzzz'), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  for (const text of ['evt_8zzzzzzzzzzzzzzzzzzzzzzzzz', 'evt_1', '01h455vb4pex5vsknk084sn02q'])
    throws(() => uuidOf(text), TypeError)
})
