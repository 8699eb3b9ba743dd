import { useCallback, useEffect, useState } from 'react'

/**
 * How it stands with notices in this browser: `home_screen` is an iPhone or iPad, whose browser has them only once the school
 * is on the home screen; `blocked` can be undone in the browser's own settings alone.
 */
export type PushState = 'asking' | 'none' | 'home_screen' | 'blocked' | 'off' | 'on'

/** The id under which the school knows this browser; its sign-out clears it with everything else. */
const idKey = 'push-device'

/** Agrees to notices here, or takes it back. */
export interface PushHere {
  state: PushState
  /** The id of this browser among the member's devices; null while it is none. */
  id: string | null
  busy: boolean
  failed: boolean
  turnOn(): Promise<void>
}

/**
 * @param publicKey by which push services know the school's server, in base64url
 * @param deviceIds of the member's devices, as the server knows them
 * @param keep sends what the browser gave out to the school
 */
export function usePushHere(
  publicKey: string,
  deviceIds: readonly string[],
  keep: (fields: Record<'id' | 'endpoint' | 'p256dh' | 'auth', string>) => void,
): PushHere {
  const [state, setState] = useState<PushState>('asking')
  const [id, setId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const known = deviceIds.join(' ')
  useEffect(() => {
    let left = false
    stateHere(known.split(' ')).then(
      found => {
        if (left) return
        setState(found)
        setId(found === 'on' ? localStorage.getItem(idKey) : null)
      },
      () => !left && setState('none'),
    )
    return () => {
      left = true
    }
  }, [known])
  const turnOn = useCallback(async () => {
    setBusy(true)
    setFailed(false)
    try {
      const own = await agree(publicKey)
      if (own) keep(own)
      else setState('blocked')
    } catch {
      setFailed(true)
    }
    setBusy(false)
  }, [publicKey, keep])
  return { state, id, busy, failed, turnOn }
}

async function stateHere(deviceIds: readonly string[]): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return /iPhone|iPad/.test(navigator.userAgent) ? 'home_screen' : 'none'
  if (Notification.permission === 'denied') return 'blocked'
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  return subscription && deviceIds.includes(localStorage.getItem(idKey) ?? '') ? 'on' : 'off'
}

/** @returns null when the browser's owner says no */
async function agree(publicKey: string) {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration =
    (await navigator.serviceWorker.getRegistration()) ??
    (await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }))
  const old = await registration.pushManager.getSubscription()
  // Made for another key, or for who was signed in before: a new one has a new address.
  await old?.unsubscribe()
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = made.toJSON()
  const id = crypto.randomUUID()
  localStorage.setItem(idKey, id)
  return { id, endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
}
