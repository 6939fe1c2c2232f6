import { defineRefusals } from '../../platform/refusals.ts'

export const collectionRefusals = defineRefusals({
  handleTaken: {
    code: 'collection-handle-taken',
    status: 409,
    title: 'Another collection of the store has this handle.',
    hint: 'Choose another handle, or change that collection.',
  },
  tooManyCollections: {
    code: 'too-many-collections',
    status: 409,
    title: 'There are too many collections.',
    hint: 'Remove those that nobody needs any more.',
  },
  tooManyProducts: {
    code: 'too-many-collected-products',
    status: 409,
    title: 'A collection holds at most 1,000 products.',
    hint: 'Remove some of its products, or make another collection.',
  },
})
