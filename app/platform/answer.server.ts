import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Problem } from '#tenants/problem.ts'
import { askedPath } from './asked-path.ts'

/**
 * Runs the body of a loader or action and turns a `Problem` into an answer of its status, which the error boundary shows
 * in the school's colours and the reader's language. Other errors pass on and become a 500 with the request's id.
 * Who was stopped by the brake is led to the page that says so. Who asks past the router (`ask-json.ts`) is given JSON.
 */
export async function answerOf<Result>(
  { context, request }: Pick<LoaderFunctionArgs, 'context' | 'request'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work()
    if (result instanceof Response || request.headers.get('accept') !== 'application/json') return result
    // Remix would do the same and complain; the router, for which the types are, never asks so.
    return Response.json(result ?? null) as Result
  } catch (error) {
    if (error instanceof Problem && error.code === 'braked')
      throw redirect(`/access/stopped?${new URLSearchParams({ next: askedPath(request) })}`)
    if (error instanceof Problem)
      throw data({ problem: error.code, requestId: context.requestId }, { status: error.status })
    throw error
  }
}
