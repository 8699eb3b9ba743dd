/** A reason not to go on that the person at the keyboard can mend: one clear sentence, exit code 1, no stack. */
export class Refusal extends Error {
  /** @param {string} sentence what is wrong and what to do @param {ErrorOptions} [options] */
  constructor(sentence, options) {
    super(sentence, options)
    this.name = 'Refusal'
  }
}

/** What the operating system's code means for a file or folder. @type {Record<string, string>} */
const MEANINGS = {
  EACCES: 'this account may not write there; change the owner or the permissions of the folder',
  EPERM: 'this account may not write there; change the owner or the permissions of the folder',
  EROFS: 'the disk is mounted read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: "this account's disk quota is used up",
  ENOTDIR: 'a part of the path is a file where a folder is needed',
  EEXIST: 'a file is in the way where a folder is needed',
  ENOENT: 'a folder on the way does not exist and cannot be made',
}

/**
 * Turns a file system error into a refusal; anything else is handed back as it is.
 * @param {unknown} error
 * @param {string} path what was being written
 * @returns {unknown} the error to throw
 */
export function asRefusal(error, path) {
  const code = codeOf(error)
  const meaning = code === undefined ? undefined : MEANINGS[code]
  return meaning === undefined ? error : new Refusal(`Cannot write ${path}: ${meaning}.`, { cause: error })
}

/** The system's error code ("ENOENT"), if the error carries one. @param {unknown} error @returns {string | undefined} */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/**
 * The command's main function: a refusal is printed as its one sentence, a fault of ours with its stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function command(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : error}\n`,
    )
    process.exitCode = 1
  }
}
