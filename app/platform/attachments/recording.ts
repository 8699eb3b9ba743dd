/** Why there is no recording: `record.<trouble>` in words. */
export type Trouble = 'denied' | 'missing' | 'busy' | 'unsupported' | 'too-short'

/** Where a voice note stands. Instants and lengths in milliseconds. */
export type Recording =
  | { step: 'asking' }
  | { step: 'recording'; since: number }
  /** Told to stop; its last bytes are on their way. */
  | { step: 'stopping'; ms: number; full: boolean }
  /** `full`: it ended because nothing longer is taken. */
  | { step: 'review'; ms: number; full: boolean; file: File }
  | { step: 'trouble'; trouble: Trouble }

export type RecordingEvent =
  | { type: 'ask' }
  | { type: 'granted'; at: number }
  | { type: 'refused'; trouble: Trouble }
  | { type: 'stop'; at: number; limitMs: number }
  | { type: 'recorded'; file: File }

/** What is shorter was a slip of the finger. */
const shortestMs = 1_000

/** The state after an event; an event that comes at the wrong time (a second tap) changes nothing. */
export function afterEvent(now: Recording, event: RecordingEvent): Recording {
  switch (event.type) {
    case 'ask':
      return { step: 'asking' }
    case 'granted':
      return now.step === 'asking' ? { step: 'recording', since: event.at } : now
    case 'refused':
      return now.step === 'review' ? now : { step: 'trouble', trouble: event.trouble }
    case 'stop': {
      if (now.step !== 'recording') return now
      const ms = Math.min(event.limitMs, event.at - now.since)
      return { step: 'stopping', ms, full: ms >= event.limitMs }
    }
    case 'recorded': {
      if (now.step !== 'stopping') return now
      const { ms, full } = now
      if (ms < shortestMs || event.file.size === 0) return { step: 'trouble', trouble: 'too-short' }
      return { step: 'review', ms, full, file: event.file }
    }
  }
}

/** What an error of `getUserMedia` means to the person (W3C Media Capture and Streams, section 10.2). */
export function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}
