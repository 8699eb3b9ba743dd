import { type ChildProcess, fork } from 'node:child_process'

/** A process of its own for one part of a benchmark, which answers one question after the other. */
export interface Part<Question, Answer> {
  ask(question: Question): Promise<Answer>
  end(): Promise<void>
}

/**
 * Starts `bench/<name>.ts` as a process of its own, so that its memory and its pools are nobody else's.
 * @param variables of the environment, over this process's
 */
export function startPart<Question extends object, Answer>(
  name: string,
  variables: Record<string, string>,
): Part<Question, Answer> {
  const child = fork('bench/run.mjs', [name], { env: { ...process.env, ...variables }, serialization: 'advanced' })
  const gone = new Promise<never>((_resolve, reject) => {
    child.once('exit', code => reject(new Error(`${name} ended with exit code ${code}.`)))
  })
  gone.catch(() => {})
  return {
    ask: async question => {
      const answer = new Promise<Answer>(resolve => child.once('message', message => resolve(message as Answer)))
      child.send(question)
      return Promise.race([answer, gone])
    },
    end: () => ended(child),
  }
}

/** In such a process: answers until the one who asks has gone. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Promise<Answer>): Promise<void> {
  return new Promise((resolve, reject) => {
    process.once('disconnect', resolve)
    process.on('message', question => {
      answer(question as Question).then(given => process.send?.(given), reject)
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.disconnect()
  return exited
}
