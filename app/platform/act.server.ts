import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import type { Permission } from '#tenants/permissions.ts'
import { answerOf } from './answer.server.ts'
import type { MessageKey, Translate, Values } from './i18n/translate.ts'
import { admit, type RequestFor } from './load.server.ts'

/** Field name → message key (or key and values); '' is the form as a whole. */
export type FieldErrors = Record<string, MessageKey | { key: MessageKey; values: Values }>

/** Thrown by `invalid` when the domain refuses what was typed; the form comes back with it. */
export class Invalid extends Error {
  override name = 'Invalid'
  constructor(readonly fields: FieldErrors) {
    super(`invalid: ${Object.keys(fields).join(', ')}`)
  }
}
/** The domain's no to a field, with what was typed kept: `throw invalid({ slug: 'public.slug.taken' })`. */
export const invalid = (fields: FieldErrors): Invalid => new Invalid(fields)

/** What a form's page finds in `useLastAnswer`: the errors by field, and what was typed. */
export interface Refused {
  submission: SubmissionResult
}

/**
 * Makes an action: the same gate as `load`, then the form's schema, then the handler. Texts in the schema are
 * message keys; errors come back to the field in the reader's language, with status 422.
 */
export function act<P extends Permission, Schema extends z.ZodType, Result>(
  permission: P,
  schema: Schema,
  handler: (request: RequestFor<P> & { form: z.output<Schema> }) => Promise<Result>,
): (args: ActionFunctionArgs) => Promise<Result | TypedResponse<Refused>> {
  return args =>
    answerOf(args, async () => {
      const page = (await admit(permission, args, 'act')) as RequestFor<P>
      const submission = parseWithZod(await args.request.formData(), { schema })
      if (submission.status !== 'success')
        return refused(translateErrors(submission.reply({ hideFields: neverEchoed }), page.t))
      try {
        return await handler({ ...page, form: submission.value as z.output<Schema> })
      } catch (error) {
        if (error instanceof Invalid)
          return refused(submission.reply({ fieldErrors: sentences(error.fields, page.t), hideFields: neverEchoed }))
        throw error
      }
    })
}

/** Makes an action without a form's schema: uploads and machines. The handler reads the request itself. */
export function receive<P extends Permission>(
  permission: P,
  handler: (request: RequestFor<P>) => Promise<Response>,
): (args: ActionFunctionArgs) => Promise<Response> {
  return args => answerOf(args, async () => handler((await admit(permission, args, 'act')) as RequestFor<P>))
}

/** Fields whose text does not come back with the form. */
const neverEchoed = ['password', 'current', 'pin', 'proof']

/** A Response and not `data()`, which loses its status where a resource route is asked without the router's own `fetch`. */
const refused = (submission: SubmissionResult): TypedResponse<Refused> => Response.json({ submission }, { status: 422 })

function sentences(fields: FieldErrors, t: Translate): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, error]) => [
      field,
      [typeof error === 'string' ? t(error) : t(error.key, error.values)],
    ]),
  )
}

/** Schemas say `ui.field.too_long`; zod's own English sentences stand for "not filled in as asked". */
function translateErrors(reply: SubmissionResult, t: Translate): SubmissionResult {
  if (!reply.error) return reply
  const error = Object.fromEntries(
    Object.entries(reply.error).map(([field, messages]) => [
      field,
      messages?.map(message =>
        /^[a-z_]+\.[a-z_.]+$/.test(message) ? t(message as MessageKey) : t('ui.field.check'),
      ) ?? null,
    ]),
  )
  return { ...reply, error }
}
