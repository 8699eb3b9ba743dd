import CameraOff from 'lucide-react/icons/camera-off'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { qrReader } from './qr-reader.ts'

/** Between two looks at the picture; a slow tablet has to draw it as well. */
const lookMs = 150

/** The camera's picture, until somebody holds a code before it. Pictures stay on the device and are not kept. */
export function KioskCamera({ onCode }: { onCode: (code: string) => void }) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [fails, setFails] = useState(false)
  const latest = useRef(onCode)
  latest.current = onCode
  useEffect(() => {
    let left = false
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout>
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 1280 } } })
      const screen = video.current
      if (left || !screen) {
        stopAll(stream)
        return
      }
      screen.srcObject = stream
      await screen.play()
      const read = await qrReader()
      const look = async () => {
        const code = await read(screen)
        if (left) return
        if (code) latest.current(code)
        else timer = setTimeout(look, lookMs)
      }
      void look()
    }
    begin().catch(() => {
      if (!left) setFails(true)
    })
    return () => {
      left = true
      clearTimeout(timer)
      stopAll(stream)
    }
  }, [])
  if (fails)
    return (
      <Banner tone="warn" icon={CameraOff} live>
        {t('attendance.kiosk.camera.none')}
      </Banner>
    )
  return (
    <div className="relative mx-auto w-full max-w-xl overflow-hidden rounded-card bg-black shadow-card">
      {/* Turned round like a mirror: people move the code the way they expect to. */}
      <video
        ref={video}
        muted
        playsInline
        aria-label={t('attendance.kiosk.camera.picture')}
        className="block aspect-[4/3] w-full -scale-x-100 object-cover"
      />
      <div aria-hidden="true" className="absolute inset-[18%_24%] rounded-card border-4 border-white/80" />
    </div>
  )
}

function stopAll(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
