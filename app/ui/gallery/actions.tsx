import Bell from 'lucide-react/icons/bell'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Heart from 'lucide-react/icons/heart'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import Share from 'lucide-react/icons/share-2'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { Chip } from '../chip.tsx'
import { IconButton } from '../icon-button.tsx'
import { Menu } from '../menu.tsx'
import { TextLink } from '../text-link.tsx'
import { Tooltip } from '../tooltip.tsx'
import { Part, Row } from './part.tsx'

/** Buttons, links, menus, chips. */
export function Actions() {
  const [busy, setBusy] = useState(true)
  const [chosen, setChosen] = useState(true)
  return (
    <Part title="Actions" text="One primary per screen.">
      <Row>
        <Button icon={Plus}>New album</Button>
        <Button variant="accent">Say thanks</Button>
        <Button variant="soft">Save draft</Button>
        <Button variant="secondary">Preview</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger" icon={Trash}>
          Delete
        </Button>
        <Button variant="danger-soft">Remove</Button>
      </Row>
      <Row>
        <Button size="lg">Large</Button>
        <Button>Middle</Button>
        <Button size="sm">Small</Button>
        <Button disabled>Disabled</Button>
        <Button busy={busy} busyLabel="Saving…" onClick={() => setBusy(!busy)}>
          Save changes
        </Button>
        <Button href="#actions" variant="soft">
          A link
        </Button>
      </Row>
      <Button block size="lg">
        Across the whole width
      </Button>
      <Row>
        <IconButton icon={Bell} label="Notices" />
        <IconButton icon={Heart} label="Like" variant="soft" />
        <IconButton icon={Share} label="Share" variant="secondary" />
        <IconButton icon={Plus} label="Add" variant="primary" />
        <IconButton icon={Plus} label="Adding" variant="secondary" busy />
        <Tooltip text="Only your class sees this">
          <Button variant="secondary" size="sm">
            With a tooltip
          </Button>
        </Tooltip>
        <Menu
          trigger={trigger => <IconButton icon={Ellipsis} label="More" variant="secondary" {...trigger} />}
          entries={[
            { id: 'edit', label: 'Rename', icon: Pencil, onSelect: () => setChosen(!chosen) },
            { id: 'share', label: 'Share', text: 'With families of Sunflowers', icon: Share, href: '#share' },
            {
              id: 'delete',
              label: 'Delete',
              icon: Trash,
              danger: true,
              parted: true,
              onSelect: () => setChosen(false),
            },
          ]}
        />
        <TextLink href="#link">A link in text</TextLink>
        <TextLink href="#quiet" quiet>
          A quiet one
        </TextLink>
      </Row>
      <Row>
        <Chip kind="toggle" selected={chosen} onToggle={setChosen}>
          Sunflowers
        </Chip>
        <Chip kind="toggle" selected={false} onToggle={() => setChosen(!chosen)} icon={Heart}>
          Favourites
        </Chip>
        <Chip kind="link" href="#all" current>
          All
        </Chip>
        <Chip kind="link" href="#unread">
          Unread
        </Chip>
        <Chip kind="check" name="area" value="art" defaultChecked>
          Art
        </Chip>
        <Chip kind="check" name="area" value="music">
          Music
        </Chip>
        <Chip kind="removable" removeLabel="Remove Mia" onRemove={() => setChosen(false)}>
          Mia
        </Chip>
      </Row>
    </Part>
  )
}
