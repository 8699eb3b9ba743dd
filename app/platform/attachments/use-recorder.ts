import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { afterEvent, type Recording, troubleOf } from './recording.ts'

/** What goes on while it records. */
interface Session {
  stream: MediaStream
  recorder: MediaRecorder
  context: AudioContext
  close: () => void
}

/** A look at the microphone, in milliseconds. */
const look = 100

export interface Recorder {
  recording: Recording
  /** Recorded so far, in milliseconds. */
  ms: number
  /** Loudness from 0 to 1, one a tenth of a second. */
  levels: readonly number[]
  start: () => void
  stop: () => void
}

/** Records from the microphone, asking for it at once, until it is told to stop or `limitMs` have passed; gone with its component. */
export function useRecorder(limitMs: number): Recorder {
  const [recording, tell] = useReducer(afterEvent, { step: 'asking' })
  const [ms, setMs] = useState(0)
  const [levels, setLevels] = useState<readonly number[]>([])
  const session = useRef<Session | null>(null)
  const turn = useRef(0)

  const start = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    setLevels([])
    setMs(0)
    tell({ type: 'ask' })
    if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined')
      return tell({ type: 'refused', trouble: 'unsupported' })
    navigator.mediaDevices
      .getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
      .then(stream => {
        // Left or begun anew while the browser asked.
        if (turn.current !== mine) return stopTracks(stream)
        try {
          session.current = open(stream, file => turn.current === mine && tell({ type: 'recorded', file }))
          tell({ type: 'granted', at: Date.now() })
        } catch {
          stopTracks(stream)
          tell({ type: 'refused', trouble: 'unsupported' })
        }
      })
      .catch((error: unknown) => turn.current === mine && tell({ type: 'refused', trouble: troubleOf(error) }))
  }, [])
  const stop = useCallback(() => tell({ type: 'stop', at: Date.now(), limitMs }), [limitMs])

  useEffect(() => {
    start()
    return () => {
      turn.current += 1
      session.current?.close()
    }
  }, [start])
  useEffect(() => {
    if (recording.step === 'stopping') session.current?.close()
    if (recording.step !== 'recording' || !session.current) return
    const loudness = meter(session.current)
    const timer = setInterval(() => {
      const now = Date.now() - recording.since
      setMs(now)
      setLevels(before => [...before, loudness()])
      if (now >= limitMs) stop()
    }, look)
    return () => clearInterval(timer)
  }, [recording, limitMs, stop])
  return { recording, ms, levels, start, stop }
}

/** @throws DOMException where the browser has no form of recording that the server reads */
function open(stream: MediaStream, done: (file: File) => void): Session {
  const mimeType = ['audio/webm;codecs=opus', 'audio/mp4'].find(type => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType, audioBitsPerSecond: 48_000 } : {})
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  recorder.onstop = () => {
    const type = recorder.mimeType.split(';')[0] || 'audio/webm'
    done(new File(pieces, type === 'audio/mp4' ? 'voice.m4a' : 'voice.webm', { type }))
  }
  recorder.start(1_000)
  const context = new AudioContext()
  const close = () => {
    if (recorder.state !== 'inactive') recorder.stop()
    stopTracks(stream)
    if (context.state !== 'closed') void context.close()
  }
  return { stream, recorder, context, close }
}

/** Tells how loud it is at the moment; speech at an arm's length comes to about a half. */
function meter({ stream, context }: Session): () => number {
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return () => {
    analyser.getFloatTimeDomainData(samples)
    return Math.min(1, Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length) * 5)
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
