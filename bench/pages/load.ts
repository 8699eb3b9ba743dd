import autocannon from 'autocannon'
import { answerQuestions } from '../part.ts'

export interface Load {
  port: number
  path: string
  headers: Record<string, string>
  seconds: number
}

/** Sends requests over ten connections; answers how many came back a second, all of them 200. */
export async function run(): Promise<void> {
  await answerQuestions<Load, number>(async ({ port, path, headers, seconds }) => {
    const result = await autocannon({
      url: `http://127.0.0.1:${port}${path}`,
      headers,
      duration: seconds,
      connections: 10,
      timeout: 60,
    })
    if (result.non2xx || result.errors || result.timeouts) {
      throw new Error(
        `${result.non2xx} answers were not 200, ${result.errors} failed, ${result.timeouts} took too long.`,
      )
    }
    return result['2xx'] / result.duration
  })
}
