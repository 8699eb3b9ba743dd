import { useState } from 'react'
import { Banner } from '../banner.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Dialog } from '../dialog.tsx'
import { EmptyState } from '../empty-state.tsx'
import { AlbumIllustration } from '../illustrations/album.tsx'
import { DoneIllustration } from '../illustrations/done.tsx'
import { MailIllustration } from '../illustrations/mail.tsx'
import { OfflineIllustration } from '../illustrations/offline.tsx'
import { PeopleIllustration } from '../illustrations/people.tsx'
import { SearchIllustration } from '../illustrations/search.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { ProgressRing } from '../progress-ring.tsx'
import { Skeleton } from '../skeleton.tsx'
import { Spinner } from '../spinner.tsx'
import { TextField } from '../text-field.tsx'
import { useToast } from '../toast.tsx'
import { Part, Row } from './part.tsx'

const EMPTY = [
  { id: 'album', drawing: <AlbumIllustration />, title: 'No photos yet', text: 'The first album is a minute away.' },
  {
    id: 'people',
    drawing: <PeopleIllustration />,
    title: 'Nobody here yet',
    text: 'Bring your list, or add one by one.',
  },
  { id: 'mail', drawing: <MailIllustration />, title: 'All read', text: 'New letters land here.' },
  { id: 'search', drawing: <SearchIllustration />, title: 'Nothing found', text: 'Try a shorter word.' },
  {
    id: 'offline',
    drawing: <OfflineIllustration />,
    title: 'No network',
    text: 'What you write is kept and sent later.',
  },
  { id: 'done', drawing: <DoneIllustration />, title: 'All done', text: 'Time for a cup of tea.' },
]

/** What the product says back. */
export function Feedback() {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  return (
    <Part title="Feedback">
      <Banner tone="info" title="Support is looking with you" actions={<Button size="sm">End it</Button>}>
        Until 16:00. Every read is written down.
      </Banner>
      <Banner tone="ok" title="Sent to 24 families" />
      <Banner
        tone="warn"
        title="Your trial ends on Friday"
        closeLabel="Close"
        onClose={() => toast({ message: 'Closed' })}
      >
        Nothing is lost: pages become read-only.
      </Banner>
      <Banner tone="danger" title="Three photos could not be read">
        They are neither JPEG, PNG, WebP nor HEIC.
      </Banner>
      <Row>
        <Button variant="secondary" onClick={() => setOpen(true)}>
          Open dialog
        </Button>
        <Button
          variant="secondary"
          onClick={() =>
            toast({
              message: 'Album deleted',
              tone: 'ok',
              action: { label: 'Undo', onAction: () => toast({ message: 'Back again' }) },
            })
          }
        >
          Show toast
        </Button>
        <Button
          variant="secondary"
          onClick={() => toast({ message: 'No network. Kept here, sent later.', tone: 'danger' })}
        >
          Show error
        </Button>
        <Spinner label="Loading" />
        <ProgressRing label="Read by" value={18} max={24} valueLabel="18 of 24">
          18
        </ProgressRing>
      </Row>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Report an absence"
        text="The teachers see it at once."
        closeLabel="Close"
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button onClick={() => setOpen(false)}>Report</Button>
          </>
        }
      >
        <div className="flex flex-col gap-4 pb-1">
          <TextField label="From" type="date" />
          <TextField label="What is it?" />
        </div>
      </Dialog>
      <Card className="flex flex-col gap-5">
        <ProgressBar label="Sending photos" value={12} max={30} valueLabel="12 of 30" text="You may leave this page." />
        <ProgressBar label="Preparing" />
        <div className="flex items-center gap-3">
          <Skeleton shape="circle" />
          <Skeleton lines={2} className="grow" />
        </div>
      </Card>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {EMPTY.map(state => (
          <Card key={state.id} flush>
            <EmptyState
              level={3}
              illustration={state.drawing}
              title={state.title}
              text={state.text}
              actions={state.id === 'album' ? <Button size="sm">New album</Button> : null}
            />
          </Card>
        ))}
      </div>
    </Part>
  )
}
