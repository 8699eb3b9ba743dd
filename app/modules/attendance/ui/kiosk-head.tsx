import { Avatar } from '#app/ui/avatar.tsx'

/** Whom a kiosk's step is about, and what is to be done. */
export function KioskHead({ child, title }: { child: { id: string; name: string }; title: string }) {
  return (
    <div className="flex flex-col items-center gap-3 text-center">
      <Avatar name={child.name} seed={child.id} size="xl" />
      <h1 className="text-3xl">{title}</h1>
    </div>
  )
}
