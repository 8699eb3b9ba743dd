import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Problem } from '#tenants/problem.ts'

/**
 * Runs the body of a loader or action and turns a `Problem` into an answer of its status, which the error boundary shows
 * in the school's colours and the reader's language. Other errors pass on and become a 500 with the request's id.
 */
export async function answerOf<Result>(
  { context }: Pick<LoaderFunctionArgs, 'context'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem)
      throw data({ problem: error.code, requestId: context.requestId }, { status: error.status })
    throw error
  }
}
