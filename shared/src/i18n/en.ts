import type { Words } from './sv.ts'

const cards = (count: number) => (count === 1 ? '1 card' : `${count} cards`)
const LOCALE = 'en-GB'
const list = (names: readonly string[]) => new Intl.ListFormat(LOCALE).format(names)

const COLORS = { yellow: 'yellow', orange: 'orange', pink: 'pink', green: 'green', blue: 'blue', grey: 'grey' }

const timeOf = (at: number) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}
const ROLES = { facilitator: 'Facilitator', member: 'Member', principal: 'Principal', viewer: 'Viewer' }
const erasedMarker = (role: string, at: number) =>
  ['Removed for privacy', ROLES[role as keyof typeof ROLES]?.toLowerCase(), timeOf(at)].filter(Boolean).join(' · ')

const REFUSALS: Record<string, readonly [title: string, text: string]> = {
  'not-signed-in': ['You need an invitation', 'Open the link that the facilitator gave you, or type the code here.'],
  'not-a-member': [
    'You are not in this room',
    'Your access may have been removed. Ask the facilitator for a new link or code.',
  ],
  'not-allowed': ['You may not do that here', 'Your role in the room does not allow it. Ask the facilitator.'],
  'foreign-origin': [
    'The address does not match',
    'The page is open at another address than the one the server is set up for. Whoever runs the server can change PUBLIC_URL.',
  ],
  'room-not-found': ['There is no such room', 'The link may be mistyped, or the room has been removed.'],
  'not-found': ['It is not there', 'What you look for does not exist, or has been removed.'],
  'invite-not-valid': [
    'The link or code does not work',
    'It may be mistyped, have run out or have been withdrawn. Ask the facilitator for a new one.',
  ],
  'too-many-members': [
    'The room is full',
    'There is no place for more people. The facilitator can remove those who should no longer be in it.',
  ],
  'too-many-requests': ['Too many tries', 'Wait a minute and try again.'],
  'too-large': ['It is too large', 'The file or text is larger than the server accepts. Nothing was changed.'],
  'bad-request': ['It could not be read', 'Check what you typed or which file you chose. Nothing was changed.'],
  'role-changed': [
    'Your role has changed',
    'The facilitator has given you another role in the room. Open the room again to go on.',
  ],
  'client-too-old': ['This page is an older version', 'The room needs a newer version of Samtavla. Reload the page.'],
  'server-restarting': ['The server is restarting', 'Try again in a little while.'],
  'no-connection': ['No contact with the server', 'Check the network and try again.'],
}

/** Why what was written cannot be sent any more. */
const UNSENT: Record<string, string> = {
  'role-lowered': 'Your role was changed before what you wrote last had been saved.',
  'content-replaced': 'Text was removed from the room for privacy, before what you wrote last had been saved.',
  rescued: 'The room is damaged on the server, and what you wrote last cannot be saved there now.',
  'not-a-member': 'You were removed from the room before what you wrote last had been saved.',
  'room-not-found': 'The room was removed before what you wrote last had been saved.',
}

/** Why the server did not take what was written. */
const REFUSED_FRAMES: Record<string, string> = {
  'room-full':
    'The room holds no more, so what you wrote last is not saved. Download the text and go on in a new room.',
  'too-large': 'That is too much at once, so what you did last is not saved.',
  'not-allowed': 'Your role may not write here, so what you wrote last is not saved.',
}

export const en: Words = {
  product: 'Samtavla',
  locale: LOCALE,
  close: 'Close',
  done: 'Done',
  loading: 'Opening …',
  tryAgain: 'Try again',
  toHome: 'To the start page',
  yourName: 'Your name',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address leads nowhere.',

  roles: ROLES,
  roleMeans: {
    facilitator: 'leads the room and invites',
    member: 'writes and moves cards',
    principal: 'reads everything but does not write on the board',
    viewer: 'reads',
  },

  refusalTitle: (reason) => REFUSALS[reason]?.[0] ?? 'Something went wrong',
  refusals: (reason) =>
    REFUSALS[reason]?.[1] ??
    'The server did not answer as expected. Try again, and tell whoever runs the server if it goes on.',
  editRefusals: {
    'board-locked': 'The board is locked. Nothing was changed.',
    'no-such-board': 'The board has been removed. Nothing was changed.',
    'no-such-card': 'The card is no longer there. Nothing was changed.',
    'no-such-region': 'There is no such field. Nothing was changed.',
    'text-empty': 'Write something first. Nothing was changed.',
    'text-too-long': 'The text is too long. Nothing was changed.',
    'too-few': 'It takes at least two. Nothing was changed.',
    'last-board': 'A room must have at least one board.',
    'not-allowed': 'You are a reader here. Nothing was changed.',
    'card-erased': 'The text was removed for privacy. The card can be moved or deleted, but not written in.',
  },

  save: {
    connecting: 'Connecting …',
    saved: 'Saved',
    saving: 'Saving …',
    offline: (waiting: number): string => (waiting === 0 ? 'Offline' : `Offline, ${waiting} waiting`),
    refused: 'Not saved',
    returned: (count: number): string => (count === 1 ? '1 change added' : `${count} changes added`),
    waiting: (count: number): string => (count === 1 ? '1 change waiting' : `${count} changes waiting`),
  },
  unsent: {
    why: (why: string): string => UNSENT[why] ?? 'What you wrote last could not be saved in the room.',
    fromHere: 'What you wrote is still in this browser and will be sent when you are in the room again.',
    count: (count: number): string => (count === 1 ? 'One text is still here.' : `${count} texts are still here.`),
    download: 'Download the text as a file',
    discard: 'Discard the text',
    done: 'The file is downloaded.',
    file: (room: string) => `Not saved – ${room}`,
    refused: (reason: string): string => REFUSED_FRAMES[reason] ?? 'The server did not take what you wrote last.',
    discardRefused: 'Discard the changes',
  },

  home: {
    title: 'Analyse together, on one board',
    lead: 'For process groups that write, prioritise and decide together – in one room, remotely or each on their own.',
    myRooms: 'My rooms',
    keptRooms: 'Rooms on this device',
    keptNote:
      'The server cannot be reached. These rooms open all the same. What you write is sent when the network is back.',
    haveCode: 'I have a code',
    codeLabel: 'Code',
    codeHint: 'Eight characters, for example from the wall of the meeting room',
    codeGo: 'Join',
    newRoom: 'Make a room',
    roomTitle: 'What should the room be called?',
    create: 'Make the room',
    importFile: 'or bring in a room from a file …',
    fillIn: 'Fill in this field.',
    exampleTitle: 'Try it with an example',
    exampleText:
      'A real SWOT with fourteen cards, from the work on regional service programmes (in Swedish). You get a copy of your own to change.',
    guest: 'Guest',
    openExample: 'Open the example',
  },
  privacy: {
    rule: 'Write about the work, never about a single pupil, guardian or colleague.',
    concerns: {
      'personal-number': 'There is a personal identity number here. Take it away, and the text can be shared.',
      'named-person': 'Is this about one single person? Write about the group.',
      'contact-details': 'Is the e-mail address or telephone number needed? Better to say which role it is about.',
      'sensitive-about-one': 'Is this about one single person? Write about the group.',
    },
    noNumber: 'It became a personal identity number, which no card can hold. What was new was not taken in.',
    addAnyway: 'Add anyway',
    howAnyway: 'Reword it, or press Enter again to add it anyway.',
    mark: 'May be about one person',
    review: (count) => `Look over ${cards(count)}`,
    rowText: (row, region) => `Card ${row} to look over, for ${region}`,
    leftOut: (count) =>
      `${cards(count)} will be left out, for there is a personal identity number in ${count === 1 ? 'it' : 'them'}.`,

    erase: 'Remove for privacy …',
    eraseTitle: 'Remove for privacy',
    eraseWhat:
      'The text disappears for everybody: from the board, the history and Undo, from future exports, and from the copies in people’s browsers as soon as they are online. It cannot be undone.',
    eraseMarker: 'What stays is a card without text and name, which shows that something was removed.',
    eraseBackups:
      'Backups and files that are already made do not change. Ask whoever runs the server if the text must go from those too.',
    erasePublic:
      'Could the text belong to a public record? Then it takes a decision on disposal first. Ask the registrar or the archivist if you are not sure.',
    eraseChosen: 'This is removed',
    eraseRelated: 'Belongs to it: merged cards, and the same text in other places',
    eraseInTrash: 'in the bin',
    eraseOriginal: 'original of a merged card',
    eraseNow: (count) =>
      count === 1 ? 'Remove the text for everybody' : `Remove the text of ${count} cards for everybody`,
    erased: (count) =>
      count === 1 ? 'The text is removed for everybody.' : `The text of ${count} cards is removed for everybody.`,
    reword: (region) => `Does the group want to say it in another way? Write in ${region}.`,
    marker: erasedMarker,
  },
  key: {
    title: 'My personal key',
    text: 'The key brings you to your rooms on another computer or phone, without an account. Treat it as a password.',
    make: 'Show a key to note down',
    once: 'Note the key or save the link now – it is shown only once. A new key replaces the old one.',
    haveOne: 'I have a key',
    use: 'Bring in my rooms',
    signOut: 'Sign out here',
    signOutNote:
      'On a computer that others use too: signs out and removes what is stored in the browser. Without a key you come back only by a new invitation.',
    signOutUnsaved: (count: number) =>
      `${count === 1 ? '1 change has' : `${count} changes have`} not been sent yet and will be lost if you sign out. Open the room when the network is back: what can be sent is sent, and the rest can be downloaded as a file.`,
    signOutAnyway: 'Sign out anyway',
    pageText: 'The link brings you to your rooms on this device.',
  },
  join: {
    join: 'Join a room',
    invited: 'You are invited to',
    nameHint: 'So that the others see who is writing. A first name will do.',
    go: 'Go in and start writing',
    as: (role) => `You go in as ${role.toLowerCase()}`,
  },

  room: {
    opening: 'Fetching the room.',
    skip: 'Skip to the board',
    name: 'The room’s name',
    rename: 'Rename the room',
    offline: 'You can write. It is kept here until the network is back.',
    notKept: 'The browser cannot keep what you write on this device. Do not close the page while you are offline.',
    roleNow: (role: string) => `Your role is now ${role.toLowerCase()}.`,
    newBuild: 'There is a new version of Samtavla.',
    reload: 'Reload',
    restarting: 'The server is restarting. You can go on writing; everything is sent when it is back.',
    rescued:
      'The room is damaged on the server. You see what could be read, and nothing new can be written. Save the room as a file and open the file as a new room.',
    notSaving:
      'The server cannot save at present. What you write is kept here. It is saved, and the others see it, as soon as possible. Do not close the page.',
    readOnly: (role) => `You are reading as ${role.toLowerCase()} and cannot change the board.`,
    locked: 'The facilitator has locked the board. You can read but not change.',
    lockedByUs: 'The board is locked. Nobody can change it until you unlock it in the menu.',
  },

  board: {
    boards: 'Boards',
    add: 'New board',
    create: 'Make the board',
    title: 'The board’s name',
    rename: 'Rename the board',
    preset: 'Which fields?',
    changePreset: 'Change fields …',
    presetNote: 'Cards in fields that are taken away stay, and are shown below the others.',
    none: 'The room has no boards.',
    remove: 'Remove the board',
    more: 'More',
    menuContent: 'The board',
    menuOut: 'Take along',
    menuSelf: 'You',
    view: 'Show as',
    asBoard: 'Board',
    asList: 'List',
    undo: 'Undo',
    redo: 'Redo',
    undone: 'Your latest change is undone.',
    redone: 'The change is made again.',
    nothingToUndo: 'You have nothing to undo.',
    nothingToRedo: 'You have nothing to redo.',
    lock: 'Lock the board',
    unlock: 'Unlock the board',
    locked: 'locked',
    unlockedNow: 'The board is unlocked.',
    regionName: 'The field’s name',
    renameRegion: (label) => `Rename the field ${label}`,
    cardCount: cards,
    cardsIn: (label) => `Cards in ${label}`,
    example: (text) => `For example: “${text}”`,
    noCards: 'No cards yet.',
    trash: 'Bin',
    trashEmpty: 'Nothing here. Cards that are removed from the board end up here and can be put back.',
    deletedBy: (name) => `Removed by ${name}`,
    restore: 'Put back',
  },

  cards: {
    add: 'Add the card',
    addTo: (region) => `Write a card in ${region}`,
    addPlaceholder: 'Write a card and press Enter',
    added: (count, region) => `${count === 1 ? 'The card is' : `${cards(count)} are`} in ${region}.`,
    empty: '(empty card)',
    edit: 'Edit the text',
    editLabel: 'The card’s text',
    more: 'More about the card',
    menu: 'What do you want to do with the card?',
    long: (length, most) =>
      `${length} of ${most} characters. Shorter cards are easier to read on the wall – consider splitting it.`,
    tooLong: (length, most) =>
      `${length} characters, but a card holds ${most}. Shorten it, or put it on several lines and paste them.`,
    lineTooLong: (most) => `A line is longer than ${most} characters.`,
    full: 'A card holds at most 500 characters. What was new was not taken in.',
    spoken: (card, place) =>
      [
        card.erased ? erasedMarker(card.erased.role, card.erased.at) : card.text || '(empty card)',
        place.isDoubtful && 'may be about one person',
        card.author?.name && `by ${card.author.name}`,
        COLORS[card.color as keyof typeof COLORS],
        card.weight && `weight ${card.weight}`,
        place.isSelected && 'selected',
        `${place.position} of ${place.total}`,
      ]
        .filter(Boolean)
        .join(', '),
    writing: (names) => `${names} is writing`,
    moving: (names) => `${names} is moving this`,
    moveTo: 'Move to …',
    moveTitle: (count) => (count === 1 ? 'Move the card to' : `Move ${count} cards to`),
    moveEnd: 'Where in the field?',
    first: 'At the top',
    last: 'At the bottom',
    here: '(is here now)',
    up: 'Move up',
    down: 'Move down',
    noFurther: 'It goes no further.',
    moved: (text, count, from, to, position, total) => {
      const what = count === 1 ? `“${text}” moved` : `${count} cards moved`
      return `${what} ${from === to ? `in ${to}` : `from ${from} to ${to}`}, place ${position} of ${total}.`
    },
    select: (isSelected) => (isSelected ? 'Deselect' : 'Select'),
    selected: (count, isSelected, text) => `${isSelected ? 'Selected' : 'Deselected'}: ${text}. ${count} selected.`,
    selectedCount: (count) => (count === 1 ? '1 card selected' : `${count} cards selected`),
    clearSelection: 'Deselect all',
    selectionCleared: 'Nothing is selected.',
    look: 'Colour and weight …',
    color: 'Colour',
    colors: COLORS,
    weight: (weight) => `weight ${weight} of 5`,
    weightLegend: 'Weight, from 1 (little) to 5 (much)',
    noWeight: 'None',
    merge: (count) => `Merge ${count} cards …`,
    mergeShort: 'Merge …',
    mergeTitle: (count) => `Merge ${count} cards into one`,
    mergeLabel: 'The new card’s text',
    mergeNote: 'The originals do not disappear: they are one click away on the new card.',
    merged: (count) => `${cards(count)} are now one. The originals stay with the new card.`,
    originals: (count) => (count === 1 ? '1 original' : `${count} originals`),
    unmerge: 'Take apart again',
    unmerged: (count) => `${cards(count)} are back.`,
    split: 'Split …',
    splitTitle: 'Split the card',
    splitLabel: 'Each line becomes a card',
    splitHint: 'Start a new line where you want to split.',
    splitInto: (count) => `Split into ${cards(count)}`,
    splitDone: (count) => `The card is now ${count}.`,
    duplicate: 'Duplicate',
    duplicated: (count) => (count === 1 ? 'The copy is after the card.' : 'The copies are after the cards.'),
    delete: (count) => (count === 1 ? 'Remove the card' : `Remove ${count} cards`),
    deleteShort: 'Remove',
    deleted: (count) => `${count === 1 ? 'The card is removed' : `${count} cards are removed`}. Undo with Ctrl+Z.`,
    focusLost: 'Somebody else removed the card you were at.',
  },

  people: {
    title: 'In the room now',
    here: (count) => (count === 1 ? 'Only you here' : `${count} here`),
    me: (name) => `${name} (you)`,
    away: 'away from the screen',
    follow: 'Follow',
    unfollow: 'Stop following',
    following: (name) => `You are following ${name}.`,
    came: (names) => `${list(names)} came into the room.`,
    left: (names) => `${list(names)} left the room.`,
  },
  digest: ({ added, by, moved, edited, removed }) => {
    const parts = added.map(({ region, count }) => `${count === 1 ? '1 new card' : `${count} new cards`} in ${region}`)
    const who = by.length > 0 && by.length <= 3 ? `, by ${list(by)}` : ''
    if (moved > 0) parts.push(`${moved} moved`)
    if (edited > 0) parts.push(`${edited} edited`)
    if (removed > 0) parts.push(`${removed} removed`)
    return `${list(parts)}${who}.`
  },

  share: {
    open: 'Share',
    title: 'Invite to the room',
    codeTitle: 'Here and now',
    codeHow: (host) => `Point a phone at the square, or go to ${host} and type the code:`,
    qrLabel: 'QR code that leads to the room',
    copyLink: 'Copy the link',
    copied: 'Copied',
    linkTitle: 'A link to send',
    linkRole: 'Whoever opens the link becomes',
    makeLink: 'Make a link',
    linkOnce: 'Copy the link now – it is shown only once. It works for two weeks.',
    active: 'Links and codes that work',
    code: (code) => `The code ${code}`,
    link: (role) => `Link for ${role.toLowerCase()}`,
    uses: (count, until) => `Used ${count === 1 ? 'once' : `${count} times`}, works until ${until}`,
    withdraw: 'Withdraw',
    withdrawTitle: (name) => `Withdraw: ${name}`,
    withdrawMeans: (isCode, count) => {
      const closed = `Nobody new can come in by the ${isCode ? 'code' : 'link'} once it is withdrawn.`
      return count === 0 ? closed : `${closed} Whoever is removed can no longer see or change anything in the room.`
    },
    withdrawOnly: (isCode) => `Withdraw the ${isCode ? 'code' : 'link'}`,
    withdrawAndRemove: (isCode, count) =>
      `Withdraw the ${isCode ? 'code' : 'link'} and remove the ${count === 1 ? 'one' : count} who came in by it`,
    keepInvite: 'Keep it',
    withdrawn: (isCode, removed) => {
      const people = removed === 1 ? ' One person is removed.' : ` ${removed} people are removed.`
      return `The ${isCode ? 'code' : 'link'} is withdrawn.${removed === 0 ? '' : people}`
    },
    members: (count) => `In the room (${count})`,
    roleOf: (name) => `Role of ${name}`,
    remove: 'Remove',
  },

  exchange: {
    importTitle: 'Bring in cards …',
    pasteTitle: 'What you paste becomes cards',
    textLabel: 'Paste a list, a table or Markdown',
    textHint: 'Each row or cell becomes a card. Headings named as the fields sort the cards.',
    fileLabel: 'or choose a file (CSV, Markdown or text)',
    region: 'Cards without a field go to',
    add: (count) => (count === 0 ? 'Add' : `Add ${cards(count)}`),
    added: (count) => `${cards(count)} ${count === 1 ? 'is' : 'are'} added.`,
    error: ({ reason, row, found }) => {
      const piece = found ? `: “${found}”` : ''
      const sentences: Record<string, string> = {
        empty: 'There is nothing here to make cards of.',
        'too-many-rows': 'That is more than 500 cards. Take a part at a time.',
        'too-many-cells': `Row ${row} has more columns than the heading row${piece}. Put text that contains the separator in quotation marks.`,
        'text-too-long': `Row ${row} is longer than 500 characters${piece}.`,
        'unknown-region': `Row ${row} names a field that the board does not have${piece}.`,
        'bad-weight': `Row ${row} has a weight that is not 1–5${piece}.`,
        'bad-color': `Row ${row} has a colour that does not exist${piece}.`,
        'unclosed-quote': `Row ${row} has a quotation mark that never ends${piece}.`,
        'no-text-column': 'The heading row lacks the column Text.',
      }
      return `${sentences[reason] ?? 'It could not be read.'} Nothing was changed.`
    },
    print: 'Print …',
    csv: 'The board as CSV',
    markdown: 'The board as Markdown',
    json: 'The whole room as a file',
  },

  projector: {
    open: 'Big screen',
    close: 'Leave big screen',
    zoom: 'What should be seen?',
    all: 'All fields',
    join: (host) => `Join: ${host}, code`,
  },

  settings: {
    title: 'Settings',
    language: 'Språk / Language',
    theme: 'Appearance',
    themeAuto: 'As the device',
    themeLight: 'Light',
    themeDark: 'Dark',
    toLight: 'Switch to light',
    toDark: 'Switch to dark',
    motion: 'Motion',
    motionAuto: 'As the device',
    motionReduced: 'Still',
    announcements: 'The screen reader tells of others’ changes',
    announceDigest: 'Sometimes',
    announceAll: 'Often',
    announceOff: 'Never',
    shortcuts: 'Single-letter shortcuts',
    on: 'On',
    off: 'Off',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    note: 'Those that are a single letter can be switched off in the settings.',
    keys: [
      ['Arrows', 'go between cards'],
      ['Home, End', 'first and last card of the field'],
      ['Enter, F2', 'edit the card’s text; Enter or Esc when you are done'],
      ['Shift+Enter', 'new line in the card'],
      ['Alt+arrows', 'move the card'],
      ['M', 'move to …'],
      ['N', 'write a new card in the field'],
      ['Space', 'select or deselect'],
      ['Shift+F10', 'open the card’s menu'],
      ['Ctrl+D', 'duplicate'],
      ['Delete', 'remove'],
      ['Ctrl+Z, Ctrl+Y', 'undo and redo what you did yourself'],
      ['L', 'board or list'],
      ['P', 'big screen; Esc leaves it'],
      ['?', 'this list'],
    ],
  },
}
