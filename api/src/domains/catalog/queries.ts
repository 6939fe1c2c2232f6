import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { variantTitle } from './product-facts.ts'
import { variantKey, type WholeFacts, type WholeVariant } from './whole-facts.ts'

export interface StoredProduct {
  id: string
  version: number
  facts: WholeFacts
  variantIds: Map<string, string>
}

/** Locks the product of this handle and reads all its facts; null when there is none. */
export async function lockProductFacts(
  tx: Transaction,
  storeId: string,
  handle: string,
): Promise<StoredProduct | null> {
  const [locked] = await tx.query<{ id: string }>({
    name: 'catalog_lock_product',
    text: 'SELECT id FROM commerce.products WHERE store_id = $1 AND handle = $2 FOR NO KEY UPDATE',
    values: [storeId, handle],
  })
  if (!locked) return null
  const [row] = await tx.query<{
    version: number
    facts: WholeFacts
    variants: (WholeVariant & { id: string })[]
  }>({
    name: 'catalog_product_facts',
    // One reading after the lock: what is compared is what will be changed.
    text: `
      SELECT p.version,
        jsonb_build_object('handle', p.handle, 'title', p.title, 'subtitle', p.subtitle,
          'descriptionHtml', p.description_html, 'brand', p.brand, 'productType', p.product_type, 'tags', p.tags,
          'status', p.status, 'rank', p.rank, 'kind', p.kind, 'taxClass', p.tax_class,
          'isDiscountable', p.is_discountable, 'seoTitle', p.seo_title, 'seoDescription', p.seo_description,
          'options', coalesce((SELECT jsonb_agg(jsonb_build_object('name', o.name, 'values', o.values) ORDER BY o.position)
            FROM commerce.product_options o WHERE o.store_id = $1 AND o.product_id = p.id), '[]'),
          'media', coalesce((SELECT jsonb_agg(jsonb_build_object('url', m.url, 'alt', m.alt, 'width', m.width,
            'height', m.height) ORDER BY m.position)
            FROM commerce.media m WHERE m.store_id = $1 AND m.product_id = p.id), '[]'),
          'attributes', coalesce((SELECT jsonb_agg(jsonb_build_object('key', a.key, 'label', a.label, 'value', a.value)
            ORDER BY a.position)
            FROM commerce.product_attributes a WHERE a.store_id = $1 AND a.product_id = p.id), '[]'),
          'categories', coalesce((SELECT jsonb_agg(c.handle ORDER BY pc.position)
            FROM commerce.product_categories pc
            JOIN commerce.categories c ON c.store_id = pc.store_id AND c.id = pc.category_id
            WHERE pc.store_id = $1 AND pc.product_id = p.id), '[]')
        ) AS facts,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'optionValues', v.option_values, 'sku', v.sku,
          'barcode', v.barcode, 'weightGrams', v.weight_grams, 'sizeMillimeters', v.size_millimeters,
          'needsShipping', v.needs_shipping, 'imageUrl',
          (SELECT m.url FROM commerce.media m WHERE m.store_id = $1 AND m.id = v.media_id)) ORDER BY v.position)
          FROM commerce.variants v WHERE v.store_id = $1 AND v.product_id = p.id), '[]') AS variants
      FROM commerce.products p WHERE p.store_id = $1 AND p.id = $2`,
    values: [storeId, locked.id],
  })
  if (!row) return null
  const variantIds = new Map(row.variants.map((v) => [variantKey(v), v.id]))
  const variants = row.variants.map(({ id: _, ...variant }) => variant)
  return { id: locked.id, version: row.version, facts: { ...row.facts, variants }, variantIds }
}

export async function writeProduct(
  tx: Transaction,
  storeId: string,
  product: { id: string; facts: WholeFacts; version: number; now: Date },
): Promise<void> {
  const { id, facts: f, version, now } = product
  await tx.query({
    name: 'catalog_write_product',
    text: `INSERT INTO commerce.products (store_id, id, handle, title, subtitle, description_html, brand, product_type,
        tags, status, rank, seo_title, seo_description, version, created_at, updated_at, kind, tax_class, is_discountable)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18)
      ON CONFLICT (store_id, id) DO UPDATE SET title = excluded.title, subtitle = excluded.subtitle,
        description_html = excluded.description_html, brand = excluded.brand, product_type = excluded.product_type,
        tags = excluded.tags, status = excluded.status, rank = excluded.rank, seo_title = excluded.seo_title,
        seo_description = excluded.seo_description, version = excluded.version, updated_at = excluded.updated_at,
        kind = excluded.kind, tax_class = excluded.tax_class, is_discountable = excluded.is_discountable`,
    values: [
      storeId,
      id,
      f.handle,
      f.title,
      f.subtitle,
      f.descriptionHtml,
      f.brand,
      f.productType,
      f.tags,
      f.status,
      f.rank,
      f.seoTitle,
      f.seoDescription,
      version,
      now,
      f.kind,
      f.taxClass,
      f.isDiscountable,
    ],
  })
}

/** Replaces options, attributes, category entries and media; variants keep their ids and lose their picture first. */
export async function replaceParts(tx: Transaction, storeId: string, productId: string, facts: WholeFacts) {
  const replace = async (table: string, insert: string, rows: unknown[]) => {
    await tx.query({
      name: `catalog_clear_${table}`,
      text: `DELETE FROM commerce.${table} WHERE store_id = $1 AND product_id = $2`,
      values: [storeId, productId],
    })
    if (rows.length > 0) {
      await tx.query({
        name: `catalog_fill_${table}`,
        text: insert,
        values: [storeId, productId, JSON.stringify(rows)],
      })
    }
  }
  const numbered = <T extends object>(rows: T[]) =>
    rows.map((row, index) => ({ ...row, position: index + 1 }))
  await replace(
    'product_options',
    `INSERT INTO commerce.product_options (store_id, product_id, position, name, values)
     SELECT $1, $2, r.position, r.name, r.values FROM jsonb_to_recordset($3) AS r (position int, name text, values text[])`,
    numbered(facts.options),
  )
  await replace(
    'product_attributes',
    `INSERT INTO commerce.product_attributes (store_id, product_id, key, label, value, position)
     SELECT $1, $2, r.key, r.label, r.value, r.position
     FROM jsonb_to_recordset($3) AS r (key text, label text, value text, position int)`,
    numbered(facts.attributes),
  )
  await replace(
    'product_categories',
    `INSERT INTO commerce.product_categories (store_id, product_id, category_id, position)
     SELECT $1, $2, c.id, r.position FROM jsonb_to_recordset($3) AS r (handle text, position int)
     JOIN commerce.categories c ON c.store_id = $1 AND c.handle = r.handle`,
    numbered(facts.categories.map((handle) => ({ handle }))),
  )
  await tx.query({
    name: 'catalog_unlink_media',
    text: 'UPDATE commerce.variants SET media_id = NULL WHERE store_id = $1 AND product_id = $2 AND media_id IS NOT NULL',
    values: [storeId, productId],
  })
  await replace(
    'media',
    `INSERT INTO commerce.media (store_id, id, product_id, url, alt, width, height, position)
     SELECT $1, r.id, $2, r.url, r.alt, r.width, r.height, r.position
     FROM jsonb_to_recordset($3) AS r (id uuid, url text, alt text, width int, height int, position int)`,
    numbered(facts.media.map((m) => ({ ...m, id: newId('media') }))),
  )
}

/** Writes the variants of the facts, known ones under their old ids; returns the ids in the order of the facts. */
export async function writeVariants(
  tx: Transaction,
  storeId: string,
  productId: string,
  facts: WholeFacts,
  known: Map<string, string>,
): Promise<string[]> {
  const rows = facts.variants.map((variant, index) => ({
    ...variant,
    id: known.get(variantKey(variant)) ?? newId('variant'),
    title: variantTitle(variant),
    position: index + 1,
  }))
  await tx.query({
    name: 'catalog_write_variants',
    text: `INSERT INTO commerce.variants (store_id, id, product_id, position, option_values, title, sku, barcode,
        weight_grams, size_millimeters, needs_shipping, media_id)
      SELECT $1, r.id, $2, r.position, r."optionValues", r.title, r.sku, r.barcode, r."weightGrams",
        r."sizeMillimeters", r."needsShipping",
        (SELECT m.id FROM commerce.media m WHERE m.store_id = $1 AND m.product_id = $2 AND m.url = r."imageUrl"
         ORDER BY m.position LIMIT 1)
      FROM jsonb_to_recordset($3) AS r (id uuid, position int, "optionValues" text[], title text, sku text,
        barcode text, "weightGrams" int, "sizeMillimeters" int[], "needsShipping" boolean, "imageUrl" text)
      ON CONFLICT (store_id, id) DO UPDATE SET position = excluded.position, title = excluded.title,
        sku = excluded.sku, barcode = excluded.barcode, weight_grams = excluded.weight_grams,
        size_millimeters = excluded.size_millimeters, needs_shipping = excluded.needs_shipping, media_id = excluded.media_id`,
    values: [storeId, productId, JSON.stringify(rows)],
  })
  return rows.map((row) => row.id)
}

export interface CategoryFacts {
  handle: string
  name: string
  description: string
  parent: string | null
  pictureUrl: string | null
  position: number
}

/** Writes one category; its parent, if any, is there already. Returns false when nothing had to change. */
export async function writeCategory(
  tx: Transaction,
  storeId: string,
  category: CategoryFacts,
): Promise<boolean> {
  const rows = await tx.query({
    name: 'catalog_write_category',
    text: `INSERT INTO commerce.categories AS c (store_id, id, parent_id, handle, name, description, picture_url, position)
      VALUES ($1, $2, (SELECT id FROM commerce.categories WHERE store_id = $1 AND handle = $3), $4, $5, $6, $7, $8)
      ON CONFLICT (store_id, handle) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name,
        description = excluded.description, picture_url = excluded.picture_url, position = excluded.position
      WHERE (c.parent_id, c.name, c.description, c.picture_url, c.position) IS DISTINCT FROM
        (excluded.parent_id, excluded.name, excluded.description, excluded.picture_url, excluded.position)
      RETURNING 1`,
    values: [
      storeId,
      newId('category'),
      category.parent,
      category.handle,
      category.name,
      category.description,
      category.pictureUrl,
      category.position,
    ],
  })
  return rows.length > 0
}

/** Handles of the categories that exist among the given ones. */
export async function existingCategories(
  tx: Transaction,
  storeId: string,
  handles: string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ handle: string }>({
    name: 'catalog_existing_categories',
    text: 'SELECT handle FROM commerce.categories WHERE store_id = $1 AND handle = ANY($2)',
    values: [storeId, handles],
  })
  return new Set(rows.map((row) => row.handle))
}
