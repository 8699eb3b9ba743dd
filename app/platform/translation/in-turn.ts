/** Milliseconds for which nothing is asked unbidden after a translator had nothing to give. */
const rest = 60_000

const waiting: (() => Promise<boolean>)[] = []
let asking = false
let restsUntil = 0

/**
 * Asks what nobody has tapped, one at a time so that a page of messages does not overrun a translator; the last one first, which stands where
 * a conversation is opened.
 * @param ask resolves to whether there is any use in going on
 */
export function inTurn(ask: () => Promise<boolean>): void {
  waiting.push(ask)
  if (!asking) setTimeout(goOn)
  asking = true
}

async function goOn(): Promise<void> {
  for (let ask = waiting.pop(); ask; ask = waiting.pop())
    if (Date.now() >= restsUntil && !(await ask())) restsUntil = Date.now() + rest
  asking = false
}
