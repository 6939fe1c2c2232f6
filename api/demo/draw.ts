import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoProduct } from './catalogue.ts'
import { Canvas } from './draw/canvas.ts'
import { tint, tints } from './draw/color.ts'
import { carryPictures } from './draw/pictures-carry.ts'
import { deskPictures } from './draw/pictures-desk.ts'
import { gardenPictures } from './draw/pictures-garden.ts'
import { kitchenPictures } from './draw/pictures-kitchen.ts'
import { kumoPictures } from './draw/pictures-kumo.ts'
import { lightingPictures, type Picture } from './draw/pictures-lighting.ts'
import { storagePictures } from './draw/pictures-storage.ts'
import { tablePictures } from './draw/pictures-table.ts'
import { textilePictures } from './draw/pictures-textiles.ts'
import { scenes } from './draw/scenes.ts'
import { demoStores } from './stores.ts'

const drawings: Record<string, Picture> = {
  ...lightingPictures,
  ...kitchenPictures,
  ...tablePictures,
  ...textilePictures,
  ...deskPictures,
  ...storagePictures,
  ...gardenPictures,
  ...carryPictures,
  ...kumoPictures,
}

/** The folder the pictures are kept in. */
export const pictureFolder = join(import.meta.dirname, 'pictures')

function productPictures(product: DemoProduct): [string, string][] {
  const draw = drawings[product.handle]
  if (!draw) throw new Error(`Nobody has drawn ${product.handle}`)
  return product.pictures.map((picture) => {
    const value = picture.variant?.[0]
    const color = value !== undefined && value in tints ? tint(value) : tint('Chalk')
    const canvas = new Canvas(picture.width, picture.height)
    draw(canvas, color)
    return [picture.file, canvas.toSvg()]
  })
}

/** Every picture of the demo, file name to SVG text: products in each color, categories, heroes. The same text in every run. */
export function drawAll(): Map<string, string> {
  const files = new Map(demoStores.flatMap((store) => store.products.flatMap(productPictures)))
  for (const [name, scene] of Object.entries(scenes)) {
    const canvas = new Canvas(scene.width, scene.height)
    scene.draw(canvas)
    files.set(`${name}.svg`, canvas.toSvg())
  }
  return files
}

if (import.meta.main) {
  const files = drawAll()
  mkdirSync(pictureFolder, { recursive: true })
  for (const old of readdirSync(pictureFolder)) if (!files.has(old)) rmSync(join(pictureFolder, old))
  for (const [name, svg] of files) writeFileSync(join(pictureFolder, name), svg)
  process.stdout.write(`${files.size} pictures drawn\n`)
}
