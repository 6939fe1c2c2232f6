import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/domains/*/tables.ts', './src/domains/*/*-tables.ts', './src/platform/*-table.ts'],
  out: './migrations',
  schemaFilter: ['commerce', 'test_provider'],
})
