import type { Range, Words } from './sv.ts'

const cards = (count: number) => (count === 1 ? '1 card' : `${count} cards`)
const LOCALE = 'en-GB'
const list = (names: readonly string[]) => new Intl.ListFormat(LOCALE).format(names)
const decimal = (value: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value)
const range = ([low, high]: Range) => (low === high ? `${low}` : `${low}–${high}`)

const COLORS = { yellow: 'yellow', orange: 'orange', pink: 'pink', green: 'green', blue: 'blue', grey: 'grey' }

const timeOf = (at: number) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}
const because = (reason: string) => `Reason: ${reason}`
const ROLES = { facilitator: 'Facilitator', member: 'Member', principal: 'Principal', viewer: 'Viewer' }
const erasedMarker = (role: string, at: number) =>
  ['Removed for privacy', ROLES[role as keyof typeof ROLES]?.toLowerCase(), timeOf(at)].filter(Boolean).join(' · ')

/** Days are in no time zone (`2026-11-18`), and are shown as they are. */
const dayOf = (day: string, format: Intl.DateTimeFormatOptions) => {
  const isThisYear = day.startsWith(`${new Date().getFullYear()}-`)
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...format, ...year, timeZone: 'UTC' }).format(Date.parse(day))
}
const longDay = (day: string) => dayOf(day, { weekday: 'long', day: 'numeric', month: 'long' })

const oneOf = (names: readonly string[]) => new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(names)
const inDays = (days: number): string => {
  if (days === 0) return 'today'
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}
const lasts = (minutes: number): string => {
  if (minutes < 60) return `${minutes} minutes`
  if (minutes === 60) return '1 hour'
  if (minutes % 30 === 0) return `${decimal(minutes / 60)} hours`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
const MODES = {
  plenary: 'all together',
  silent: 'silent writing',
  cluster: 'grouping',
  pairs: 'in pairs',
  groups: 'in small groups',
  present: 'presentation',
  questions: 'questions',
  vote: 'vote',
  break: 'break',
}

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
  'not-saving': ['The server cannot save right now', 'Nothing was changed. Try again in a little while.'],
  'server-restarting': ['The server is restarting', 'Try again in a little while.'],
  'round-closed': ['The round is closed', 'It was closed before this got through. Nothing was changed.'],
  'not-so-any-more': ['It has changed meanwhile', 'Somebody else was first. Read what it says now and try again.'],
  'reason-needed': ['A reason is needed', 'Write why, so that others understand it later.'],
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
    'reason-needed': 'Give a reason, so that others understand it later. Nothing was changed.',
    'no-plan': 'The room has no plan.',
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
    how: 'How do you want to work?',
    free: 'Freely',
    byProcess: 'By a process',
    freeNote: 'The room gets an empty SWOT board. More boards are added as you go.',
    whichProcess: 'Which process?',
    chooseProcess: 'Choose a process.',
    firstMeeting: 'First meeting',
    firstMeetingNote: 'The other meetings get a suggested day. Everything can be changed later.',
    notADay: 'Choose a day from 2020 to 2100.',
    movedStart: (day: string) => `That day is free from work, so the first meeting lands on ${longDay(day)}.`,
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
    plan: 'The plan',
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
    tool: 'What are you going to do?',
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
    spoken: (card, place, code) =>
      [
        code,
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
    mergedBy: (name, at) => `Merged by ${name}, ${timeOf(at)}`,
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
  notes: {
    label: 'Notes',
    toolbar: 'How the text looks',
    heading: 'Heading',
    subheading: 'Subheading',
    bold: 'Bold',
    italic: 'Italic',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    undo: 'Undo what you wrote',
    redo: 'Redo what you undid',
    invitation: 'Write notes from the meeting here. Everybody in the room can write at the same time.',
    nothing: 'Nothing is written here yet.',
    forgetFirst: 'First delete the words in the text, so that nobody sees them any more.',
    forgetWhat:
      'Then everything that has been deleted in the room’s notes goes for everybody: from undo, from the history, and from the copies in people’s browsers as soon as they are connected. This cannot be undone.',
    forgetNow: 'Remove what was deleted, for everybody',
    forgotten: 'What was deleted has been removed for everybody.',
    notWhole: 'Some of the notes cannot be shown here, so writing is not possible. Reload the page.',
  },
  silence: {
    begin: 'Silent writing …',
    beginTitle: 'Silent writing',
    beginWhat:
      'Everybody writes for themselves. Nobody else sees the cards, not even you, only how many there are. Then you show them all at once.',
    names: 'When the cards are shown',
    anonymous: 'Without names',
    withNames: 'With names',
    namesNote: 'This cannot be changed once the writing has begun.',
    minutes: 'Minutes',
    noLimit: 'Leave empty for no time limit.',
    badMinutes: 'Write a whole number between 1 and 240.',
    start: 'Begin to write silently',
    on: 'Silent writing',
    onlyYou: 'Only you see your cards until the facilitator shows them all.',
    onlyYouLeading: 'Nobody sees the others’ cards until you show them all.',
    willBe: (isAnonymous: boolean): string => (isAnonymous ? 'Shown without names.' : 'Shown with names.'),
    count: (count: number): string => `${cards(count)} so far`,
    timeLeft: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')} left`,
    timeUp: 'Time is up',
    spokenLeft: (minutes: number): string => (minutes === 1 ? '1 minute left.' : `${minutes} minutes left.`),
    more: 'One more minute',
    reveal: 'Show all cards',
    revealed: (count: number): string =>
      count === 1
        ? '1 card from the silent writing is now shown.'
        : `${count} cards from the silent writing are now shown.`,
    over: 'The silent writing is over. The cards are shown to everybody.',
    field: (region: string) => `Write silently in ${region}`,
    placeholder: 'Write a card of your own and press Enter',
    own: (region: string) => `Your cards in ${region}. Only you see them.`,
    note: (number: number) => `Your card ${number}`,
    remove: 'Remove my card',
    added: 'The card is saved. Only you see it.',
    held: 'Not shared until the personal number is gone.',
    long: (length: number): string =>
      `${length} characters. That is fine, but short cards are easier to group. You may want to split it.`,
    tooLong: (length, most) => `${length} characters, but a card holds ${most}. Shorten it, or it will not be shown.`,
    notShown: 'These cards have not been shown to the others.',
    leftOver: 'You had not added this one when all cards were shown.',
    addNow: 'Add it now',
    turn: 'Let the next person write',
    turnTitle: 'The next person writes here',
    turnWhat:
      'The cards written so far are hidden on this screen, so that the next person begins on blank paper. They are kept.',
    turnName: 'Name of who writes now',
    turnNameNote: 'Only needed if the cards will be shown with names.',
    turnGo: 'Begin on blank paper',
    turnNow: (name: string): string => (name ? `${name} is writing.` : 'A new person is writing.'),
    hidden: (count: number): string =>
      count === 1 ? '1 card from who wrote before' : `${count} cards from those who wrote before`,
  },
  thread: {
    title: 'The red thread',
    open: 'The red thread …',
    from: (name: string) => `The red thread of ${name}`,
    up: 'Rests on',
    upNone: 'This card does not rest on any other card.',
    down: 'Led to',
    downNone: 'Nothing has been built on this card yet.',
    original: 'original',
    rests: (count: number): string => (count === 1 ? 'Rests on 1 card' : `Rests on ${count} cards`),
    leads: (codes: string) => `Led to ${codes}`,
    goTo: 'Go to the card',
    copyLink: 'Copy a link to the card',
    copied: 'The link is copied.',
    notCopied: 'The browser did not let the link be copied. Here it is:',
    removed: 'removed',
    unlink: 'Remove the thread',
    unlinked: 'The thread is removed. Both cards are still there.',
  },
  problem: {
    make: (count: number): string => (count === 1 ? 'Make it a problem' : `Make ${count} cards into one problem`),
    made: (code: string) => `${code} is in the problem list.`,
    show: 'Show',
    park: 'Park …',
    parkTitle: (code: string) => `Park ${code}`,
    parkTo: 'When will it be taken up again?',
    handOver: 'Hand over …',
    handOverTitle: (code: string) => `Hand over ${code}`,
    handOverTo: 'To whom?',
    cause: 'Make it a cause …',
    causeTitle: (code: string) => `Make ${code} a cause`,
    causeNote:
      'It is often so: a way of working that first looks like a problem is a cause of another one. The card keeps its votes and threads.',
    reason: 'Why?',
    reasonNote: 'So that others understand it later.',
    save: 'Save',
    takeUp: 'Take it up as a problem again',
    takenUp: 'The problem is back.',
    parked: (reason: string, to: string) =>
      ['Parked', reason && `: ${reason}`, to && ` (taken up: ${to})`].filter(Boolean).join(''),
    handedOver: (reason: string, to: string) =>
      ['Handed over', to && ` to ${to}`, reason && `: ${reason}`].filter(Boolean).join(''),
    isCause: (from: string, reason: string) =>
      ['Cause', from && `, was ${from}`, reason && `: ${reason}`].filter(Boolean).join(''),
    dots: (count) => (count === 1 ? '1 dot' : `${count} dots`),
    chosen: 'Prioritised',
    fields: 'Details …',
    fieldsTitle: 'Details of the card',
    noChoice: 'Nothing chosen',
  },
  hints: {
    'SWOT-I1': 'Begins with “we”. Perhaps it belongs among strengths or weaknesses?',
    'CS-W1': 'Counts as an assumption until it says how you know.',
    'CS-W3': 'Says what you ought to do. How is it today?',
    'PRB-W1': 'Sounds like a missing solution. Perhaps it is a cause?',
    'PRB-W2': 'May be two problems. You may want to split it.',
    'RT-01': 'Does not rest on any card yet. How do you know?',
    'RT-13': 'A reason is missing here.',
  },
  log: {
    title: 'Decisions',
    none: 'No decisions yet.',
    add: 'New decision …',
    addTitle: 'New decision',
    text: 'What is decided?',
    reason: 'Why?',
    save: 'Make the decision',
    saved: 'The decision is written down.',
    permanent: 'A decision is not changed. It can be replaced by a new one.',
    replace: 'Replace …',
    replaceTitle: 'Replace the decision',
    priorities: (codes: string) => `We go on with ${codes}`,
    stepPassed: (step: string): string => (step ? `The step “${step}” is done` : 'A step of the plan is done'),
    stepOpened: (step: string): string =>
      step ? `The step “${step}” is open again` : 'A step of the plan is open again',
    unmet: (count: number): string =>
      count === 1 ? '1 point of the check was not done' : `${count} points of the check were not done`,
    by: (name: string, role: string, at: number): string => `${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    replaced: 'Replaced',
    because,
  },
  prioritise: {
    problemsFrom: 'Problems from',
    noList:
      'Here you vote on the problems of a problem list and decide which ones to go on with. The room has no problem list yet.',
    makeList: 'Make a problem list',
    noProblems: (title: string) =>
      `The problems come from “${title}”, which is empty so far. Write them there, or make them from cards in SWOT and current state, and you can vote on them here.`,
    openList: 'Open the problem list',
    notIncluded: 'Left out:',
    aside: { parked: 'parked', 'handed-over': 'handed over', cause: 'made a cause' },
    noText: '(empty problem)',

    votes: 'Vote',
    votesAbout:
      'Everybody votes in secret, with dots. Nobody sees who votes for what, and the dots are counted only once the vote is closed.',
    matrix: 'Matrix',
    matrixAbout:
      'Each person weighs the effect for pupils against how far the problem is in your own hands. The group’s picture is seen once the placing is closed.',
    decision: 'Decision',
    decisionAbout: 'The principal or the facilitator writes here which one to three problems you go on with, and why.',
    waiting: 'The facilitator opens it when it is time.',

    open: { dots: 'Open a vote', matrix: 'Open the placing' },
    openAgain: { dots: 'Open a new vote', matrix: 'Open a new placing' },
    openTitle: { dots: 'Open a vote', matrix: 'Open a placing in the matrix' },
    openAbout: (count: number): string =>
      count === 1 ? 'It is about the only problem of the list.' : `It is about the ${count} problems of the list.`,
    budget: 'Dots for each person',
    cap: 'At most on one problem',
    minutes: 'Time in minutes',
    minutesHint: 'Leave it empty to close it yourselves.',
    whole: (least: number, most: number) => `Write a whole number from ${least} to ${most}.`,
    voters: 'Members vote. Who else?',
    voterRoles: { facilitator: 'Facilitators vote', principal: 'The principal votes' },

    voted: (voted: number, of: number): string => `${voted} of ${of} have voted`,
    placed: (voted: number, of: number): string => `${voted} of ${of} have placed`,
    closesIn: (minutes: number): string => (minutes < 1 ? 'Closes within a minute' : `Closes in ${minutes} min`),
    closesSoon: { dots: 'Two minutes left of the vote.', matrix: 'Two minutes left of the placing.' },
    opened: { dots: 'The vote is open.', matrix: 'The placing is open.' },
    closed: { dots: 'The vote is closed.', matrix: 'The placing is closed.' },
    allVoted: { dots: 'Everybody has voted.', matrix: 'Everybody has placed.' },
    notForYou: { dots: 'You do not vote in this one.', matrix: 'You do not take part in this placing.' },
    dotsLeft: (count: number): string =>
      count === 0 ? 'You have no dots left' : count === 1 ? '1 dot left' : `${count} dots left`,
    dotsOf: (name: string, count: number, cap: number) =>
      `${name}: ${count === 1 ? '1 dot' : `${count} dots`} of at most ${cap}`,
    addDot: (name: string) => `Put a dot on ${name}`,
    takeDot: (name: string) => `Take a dot from ${name}`,
    noDotLeft: 'You have no dots left. Take one from somewhere else first.',
    capReached: (cap: number) => `At most ${cap === 1 ? 'one dot' : `${cap} dots`} on one problem.`,
    ownVote: 'Your vote:',
    ownPlaces: 'Your places:',
    noOwnVote: 'You have not voted.',
    ballot: {
      loading: 'Fetching your vote …',
      saving: 'Saving …',
      saved: 'Your vote is saved',
      waiting: 'Not saved yet – no network',
      refused: 'Not saved',
    },
    changeable: 'You can change your mind until it is closed.',
    addToRound: {
      dots: (names: readonly string[]) => `Add ${list(names)} to the vote`,
      matrix: (names: readonly string[]) => `Add ${list(names)} to the placing`,
    },
    setTime: 'Set a time',
    moreTime: 'More time',
    plusMinutes: (minutes: number): string => (minutes === 1 ? '1 more minute' : `${minutes} more minutes`),
    noTimeLimit: 'No time limit',
    close: { dots: 'Close the vote', matrix: 'Close the placing' },
    closeAnyway: 'Close it anyway',
    keepOpen: 'Wait',
    closeNotAll: (missing: number): string =>
      missing === 1
        ? 'One person has not answered yet. The same round cannot be opened again, but you can have a new one.'
        : `${missing} people have not answered yet. The same round cannot be opened again, but you can have a new one.`,

    tally: (dots: number, people: number): string => {
      if (dots === 0) return 'No dots'
      const from = people === 1 ? '1 person' : `${people} people`
      return `${dots === 1 ? '1 dot' : `${dots} dots`} from ${from}`
    },
    dots: (count: number): string => (count === 1 ? '1 dot' : `${count} dots`),
    notInRound: 'Not in this round',
    inVoteOrder: 'Show in order of votes',
    lowStays: 'Those ranked low stay in the list.',
    tie: (names: readonly string[]) =>
      `${list(names)} got the same number of dots – talk about it, nothing wins by itself.`,
    round: (number: number, at: number): string => `Round ${number}, ${timeOf(at)}`,
    earlier: 'Earlier rounds',
    whichRounds: 'Show (at most two side by side)',
    whichRound: 'Show round',

    effect: 'Effect for pupils',
    control: 'Control',
    effectShort: 'Effect',
    axes: 'Upwards: larger effect for pupils. To the right: more in our own hands.',
    corners: { 'do-now': 'Do now', plan: 'Plan', try: 'Try on a small scale', park: 'Park' },
    field: 'The matrix',
    effectOf: (name: string) => `Effect of ${name}, 1–5`,
    controlOf: (name: string) => `Control over ${name}, 1–5`,
    placeMenu: (name: string) => `Place ${name}`,
    effectStep: (step: number) => `Effect ${step}`,
    controlStep: (step: number) => `Control ${step}`,
    oneToFive: 'A whole number from 1 to 5.',
    bothNeeded: 'Fill in both to place the problem.',
    mark: (name: string, effect: number, control: number) =>
      `${name}, effect ${decimal(effect)}, control ${decimal(control)}`,
    place: (effect: number, control: number) => `effect ${effect}, control ${control}`,
    unplaced: 'Not placed yet',
    unplacedMark: (name: string) => `${name}, not placed`,
    placeHow:
      'Drag a problem into the field, press it and then a place, use the arrow keys, or give numbers in the list.',
    placeChosen: (name: string) => `Press where ${name} belongs.`,
    allPlaced: 'You have placed all of them.',
    leftToPlace: (count: number): string => `${count} left to place`,
    nobodyPlaced: 'Nobody placed any problem.',
    disputed: (name: string, effect: Range | undefined, control: Range | undefined) => {
      const parts = [effect && `effect ${range(effect)}`, control && `control ${range(control)}`].filter(Boolean)
      return `You do not agree on ${name}: ${parts.join(', ')}.`
    },
    table: 'The placing in numbers',
    problem: 'Problem',
    corner: 'Corner',
    people: 'Answers',
    mean: decimal,
    range,

    decide: 'Write the decision',
    replace: 'Replace the decision',
    replaceNote: 'The new decision applies instead. The old one can still be read.',
    decideWhich: 'Which problems do you go on with?',
    decideRule: 'Choose one to three.',
    isMany: 'More than three are hard to manage at one time. You can decide so all the same.',
    chooseOne: 'Choose at least one problem.',
    passedOver: (names: readonly string[]) => `Left out with more dots: ${list(names)}.`,
    notNow: (names: readonly string[]) => `Not in “Do now”: ${list(names)}.`,
    reason: 'Reason',
    reasonHint: 'Why these?',
    reasonNeeded: 'Write why you do so: it is needed when the decision departs from the vote or the matrix.',
    saveDecision: 'Decide',
    decided: 'The decision is written down.',
    goOnWith: 'We go on with',
    decidedBy: (name: string, role: string, at: number) => `Decided by ${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    basis: (rounds: readonly string[]): string =>
      rounds.length === 0 ? 'Not based on any vote' : `Based on ${list(rounds)}`,
    basisRound: {
      dots: (number: number, at: number) => `vote ${number} (${timeOf(at)})`,
      matrix: (number: number, at: number) => `placing ${number} (${timeOf(at)})`,
    },
    earlierDecisions: (count: number) => `Earlier decisions (${count})`,
    noVotes: 'Not voted on',
    yourScreen: 'Vote on your own screen',
  },
  plan: {
    title: 'The plan',
    now: 'Right now',
    here: 'Where we are',
    step: (number: number, total: number, title: string) => `Step ${number} of ${total}: ${title}`,
    before: (title: string) => `Before the first meeting: ${title}`,
    chosen: (done: number, total: number) => `${done} of ${total} parts are done. You choose which ones you take.`,
    allDone: 'All steps are done.',
    nextMeeting: 'Next meeting',
    meeting: (day: string, days: number) => `${longDay(day)}, ${inDays(days)}`,
    noMeeting: 'No meeting has a day yet.',
    mine: 'For me to do',
    nothingMine: 'Nothing right now.',
    more: (count: number) => `and ${count} more below`,
    due: (day: string, days: number) => `by ${longDay(day)}, ${inDays(days)}`,
    late: (day: string, days: number) => `was due ${longDay(day)}, ${inDays(days)}`,
    steps: 'The steps',
    pick: 'You choose which parts you want, and in which order.',
    tracks: (names: readonly string[]) => `Two ways to choose between: ${oneOf(names)}.`,
    inTracks: (names: readonly string[]) => (names.length > 1 ? 'Shared by both ways' : (names[0] ?? '')),
    formats: {
      preparation: 'Preparation',
      meeting: 'Meetings',
      webinar: 'Webinars',
      'peer-meeting': 'Meetings with others',
      coaching: 'Coaching',
      'workshop-day': 'Full days',
      lecture: 'Lectures',
      'follow-up': 'Follow-up',
    },
    pickFormats: {
      preparation: 'Done before the rest.',
      meeting: 'Choose the meetings you want.',
      webinar: 'Choose the ones that suit you. You may take all of them.',
      'peer-meeting': 'Choose whether to take part.',
      coaching: 'Choose whether you want it.',
      'workshop-day': 'Choose the days you want.',
      lecture: 'Choose the ones that suit you.',
      'follow-up': 'Choose whether you want it.',
    },
    attendOne: (places: readonly string[]) =>
      `The same meeting is held in several places, and you attend one of them: ${oneOf(places)}.`,
    isHere: 'we are here',
    isPassed: 'done',
    noDay: 'no day yet',
    noMeetingHere: 'No meeting: done before the first one.',
    day: 'Day',
    dayOf: (title: string) => `Day for ${title}`,
    longDay,
    lastsRange: (min: number, max: number): string => {
      if (min === max) return lasts(min)
      if (max <= 60) return `${min}–${max} minutes`
      const whole = min % 30 === 0 && min > 60 && max % 30 === 0
      return whole ? `${decimal(min / 60)}–${decimal(max / 60)} hours` : `${lasts(min)} to ${lasts(max)}`
    },
    repeats: 'Can be held several times.',
    repeatsAtMost: (times: number) => `Can be held up to ${times} times.`,
    dayWarnings: {
      weekend: 'It is a weekend.',
      holiday: 'It is a public holiday.',
      'school-break': 'Schools usually have a break then.',
    },
    moveTo: (day: string) => `Move to ${longDay(day)}`,
    agenda: 'Agenda',
    minutes: 'Time',
    point: 'Item',
    sum: 'In total',
    min: (minutes: number): string => {
      const [h, min] = [Math.floor(minutes / 60), minutes % 60]
      return [h > 0 && `${h} h`, (min > 0 || h === 0) && `${min} min`].filter(Boolean).join(' ')
    },
    modes: MODES,
    coming: (tool: string) => `${tool} (coming)`,
    inputs: 'To bring to the meeting',
    tasks: 'To do after the meeting',
    tasksBefore: 'To do before the first meeting',
    from: (who: string) => `From: ${who}`,
    bySystem: 'Made in Samtavla',
    who: (names: readonly string[]) => list(names),
    doneBy: (name: string, at: number) => `Ticked off by ${name}, ${timeOf(at)}`,
    onlyMembers: 'Facilitators and members can tick things off.',
    gate: 'Check before you go on',
    gateNote: 'The list is a help and does not stop you.',
    gateLevels: { G: '', W: 'reminder', E: 'privacy' },
    boards: 'Boards',
    open: 'Open the step',
    openMore: 'Add the step’s boards',
    opened: (count: number) => (count === 1 ? 'The board is in the room now.' : `${count} boards are in the room now.`),
    notOpened: 'The step has no boards yet.',
    comingTools: (names: readonly string[]) => `Coming: ${list(names)}.`,
    pass: 'Go on',
    passAnyway: 'Go on anyway – give a reason',
    passPart: 'Done with this part',
    passPartAnyway: 'Done anyway – give a reason',
    passTitle: 'Go on anyway',
    unmet: (count: number): string => (count === 1 ? 'This is not ticked off:' : 'These are not ticked off:'),
    reason: 'Why do you go on now?',
    reasonNote:
      'The reason is kept among the decisions, so that others understand it later. The step can be opened again.',
    reasonMissing: 'Give a reason.',
    passed: (title: string) => `Done: ${title}.`,
    reopen: 'Open the step again',
    reopened: (title: string) => `Open again: ${title}.`,
    passedBy: (name: string, at: number) => `${name} went on, ${timeOf(at)}.`,
    reopenedBy: (name: string, at: number) => `${name} opened the step again, ${timeOf(at)}.`,
    because,
    notDone: (points: readonly string[]) => `Not ticked off then: ${points.join('; ')}`,
    unknownModel:
      'This version of Samtavla does not have the process model. Reload the page, or read what the plan itself knows:',
    notFetched:
      'The process model could not be fetched. It is shown when the network is back. This is what the plan itself knows:',
    nothingKnown: 'No days and no boards yet.',
    withoutDay: 'Without a day',
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
