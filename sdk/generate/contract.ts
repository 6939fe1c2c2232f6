/** A JSON schema, as far as the generator reads it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** A parameter of an operation. */
export interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
}

type Content = Record<string, { schema?: Schema }>

/** An operation as the document describes it. */
export interface DescribedOperation {
  operationId: string
  summary?: string
  description?: string
  deprecated?: boolean
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content }>
  'x-refusals'?: string[]
}

/** The parts of an OpenAPI document that the generator reads. */
export interface Contract {
  info: { title: string; version: string }
  paths: Record<string, Record<string, DescribedOperation>>
  components: {
    schemas: Record<string, Schema>
    responses?: Record<string, unknown>
    securitySchemes: Record<string, { type: string; in?: string; name?: string; description?: string }>
  }
}

/** The name of the component that a schema points to; undefined for one written in place. */
export function componentOf(schema: Schema | undefined): string | undefined {
  return /^#\/components\/schemas\/([A-Za-z]\w*)$/.exec(schema?.$ref ?? '')?.[1]
}
