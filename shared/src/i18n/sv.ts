/**
 * Every sentence of the screens, in the source language. A text that depends on something is a function of it; there is no
 * template language, and the compiler sees to it that English has the same keys with the same arguments.
 */

export interface SpokenCard {
  readonly text: string
  readonly color: string
  readonly weight: number | undefined
  readonly author: { readonly name: string } | undefined
  readonly erased: { readonly role: string; readonly at: number } | undefined
}

export interface SpokenPlace {
  readonly position: number
  readonly total: number
  readonly isSelected: boolean
  /** The text may be about one single person. */
  readonly isDoubtful: boolean
}

export interface Digest {
  readonly added: readonly { readonly region: string; readonly count: number }[]
  readonly by: readonly string[]
  readonly moved: number
  readonly edited: number
  readonly removed: number
}

export interface ReadingError {
  readonly reason: string
  readonly row: number
  readonly found?: string
}

/** The lowest and the highest of some answers. */
export type Range = readonly [low: number, high: number]

const cards = (count: number) => (count === 1 ? '1 lapp' : `${count} lappar`)
const LOCALE = 'sv'
const list = (names: readonly string[]) => new Intl.ListFormat(LOCALE).format(names)
const decimal = (value: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value)
const range = ([low, high]: Range) => (low === high ? `${low}` : `${low}–${high}`)

const COLORS = { yellow: 'gul', orange: 'orange', pink: 'rosa', green: 'grön', blue: 'blå', grey: 'grå' }

const timeOf = (at: number) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}
const because = (reason: string) => `Motivering: ${reason}`
const ROLES = { facilitator: 'Processledare', member: 'Medlem', principal: 'Rektor', viewer: 'Läsare' }
const erasedMarker = (role: string, at: number) =>
  ['Borttaget av integritetsskäl', ROLES[role as keyof typeof ROLES]?.toLowerCase(), timeOf(at)]
    .filter(Boolean)
    .join(' · ')

/** Days are in no time zone (`2026-11-18`), and are shown as they are. */
const dayOf = (day: string, format: Intl.DateTimeFormatOptions) => {
  const isThisYear = day.startsWith(`${new Date().getFullYear()}-`)
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...format, ...year, timeZone: 'UTC' }).format(Date.parse(day))
}
const longDay = (day: string) => dayOf(day, { weekday: 'long', day: 'numeric', month: 'long' })

const oneOf = (names: readonly string[]) => new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(names)
const inDays = (days: number): string => {
  if (days === 0) return 'i dag'
  if (Math.abs(days) === 1) return days > 0 ? 'i morgon' : 'i går'
  return days > 0 ? `om ${days} dagar` : `för ${-days} dagar sedan`
}
const lasts = (minutes: number): string => {
  if (minutes < 60) return `${minutes} minuter`
  if (minutes === 60) return '1 timme'
  if (minutes % 30 === 0) return `${decimal(minutes / 60)} timmar`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
const MODES = {
  plenary: 'alla tillsammans',
  silent: 'tyst skrivning',
  cluster: 'gruppera',
  pairs: 'i par',
  groups: 'i smågrupper',
  present: 'genomgång',
  questions: 'frågor',
  vote: 'röstning',
  break: 'paus',
}

const REFUSALS: Record<string, readonly [title: string, text: string]> = {
  'not-signed-in': ['Du behöver en inbjudan', 'Öppna länken som du fick av processledaren, eller skriv koden här.'],
  'not-a-member': [
    'Du är inte med i det här rummet',
    'Din åtkomst kan ha tagits bort. Be processledaren om en ny länk eller kod.',
  ],
  'not-allowed': ['Det får du inte göra här', 'Din roll i rummet räcker inte till för det. Fråga processledaren.'],
  'foreign-origin': [
    'Adressen stämmer inte',
    'Sidan är öppnad på en annan adress än den som servern är inställd för. Den som sköter servern kan ändra PUBLIC_URL.',
  ],
  'room-not-found': ['Rummet finns inte', 'Länken kan vara felskriven, eller så har rummet tagits bort.'],
  'not-found': ['Det finns inte', 'Det du söker finns inte, eller så har det tagits bort.'],
  'invite-not-valid': [
    'Länken eller koden gäller inte',
    'Den kan vara felskriven, ha gått ut eller ha dragits tillbaka. Be processledaren om en ny.',
  ],
  'too-many-members': [
    'Rummet är fullt',
    'Det finns inte plats för fler. Processledaren kan ta bort dem som inte längre ska vara med.',
  ],
  'too-many-requests': ['För många försök', 'Vänta en minut och försök igen.'],
  'too-large': ['Det är för stort', 'Filen eller texten är större än vad servern tar emot. Inget har ändrats.'],
  'bad-request': ['Det gick inte att läsa', 'Kontrollera vad du skrev eller vilken fil du valde. Inget har ändrats.'],
  'role-changed': [
    'Din roll har ändrats',
    'Processledaren har gett dig en annan roll i rummet. Öppna rummet igen för att fortsätta.',
  ],
  'client-too-old': ['Sidan är en äldre version', 'Rummet kräver en nyare version av Samtavla. Ladda om sidan.'],
  'not-saving': ['Servern kan inte spara just nu', 'Inget har ändrats. Försök igen om en liten stund.'],
  'server-restarting': ['Servern startar om', 'Försök igen om en liten stund.'],
  'round-closed': ['Omgången är avslutad', 'Den hann avslutas innan det här kom fram. Inget har ändrats.'],
  'not-so-any-more': ['Det har ändrats under tiden', 'Någon annan hann före. Läs det som står nu och försök igen.'],
  'reason-needed': ['Det behövs en motivering', 'Skriv varför, så att andra förstår det senare.'],
  'no-connection': ['Ingen kontakt med servern', 'Kontrollera nätet och försök igen.'],
}

/** Why what was written cannot be sent any more. */
const UNSENT: Record<string, string> = {
  'role-lowered': 'Din roll ändrades innan det du skrev sist hade sparats.',
  'content-replaced': 'Rummet har rensats av integritetsskäl, och det du skrev sist hann inte sparas dessförinnan.',
  rescued: 'Rummet är skadat på servern, och det du skrev sist kan inte sparas där nu.',
  'not-a-member': 'Du togs bort ur rummet innan det du skrev sist hade sparats.',
  'room-not-found': 'Rummet togs bort innan det du skrev sist hade sparats.',
}

/** Why the server did not take what was written. */
const REFUSED_FRAMES: Record<string, string> = {
  'room-full':
    'Rummet rymmer inte mer, så det du skrev sist är inte sparat. Hämta texten som fil och fortsätt i ett nytt rum.',
  'too-large': 'Det är för stort på en gång, så det du gjorde sist är inte sparat.',
  'not-allowed': 'Din roll får inte skriva här, så det du skrev sist är inte sparat.',
}

export const sv = {
  product: 'Samtavla',
  /** For dates and times. */
  locale: LOCALE,
  close: 'Stäng',
  done: 'Klart',
  loading: 'Öppnar …',
  tryAgain: 'Försök igen',
  toHome: 'Till startsidan',
  yourName: 'Ditt namn',
  notFoundTitle: 'Sidan finns inte',
  notFoundText: 'Adressen leder inte till något.',

  roles: ROLES,
  roleMeans: {
    facilitator: 'leder rummet och bjuder in',
    member: 'skriver och flyttar lappar',
    principal: 'läser allt men skriver inte på tavlan',
    viewer: 'läser',
  },

  refusalTitle: (reason: string): string => REFUSALS[reason]?.[0] ?? 'Något gick fel',
  refusals: (reason: string): string =>
    REFUSALS[reason]?.[1] ??
    'Servern svarade inte som väntat. Försök igen, och hör av dig till den som sköter servern om det fortsätter.',
  editRefusals: {
    'board-locked': 'Tavlan är låst. Inget har ändrats.',
    'no-such-board': 'Tavlan är borttagen. Inget har ändrats.',
    'no-such-card': 'Lappen finns inte längre. Inget har ändrats.',
    'no-such-region': 'Fältet finns inte. Inget har ändrats.',
    'text-empty': 'Skriv något först. Inget har ändrats.',
    'text-too-long': 'Texten är för lång. Inget har ändrats.',
    'too-few': 'Det behövs minst två. Inget har ändrats.',
    'last-board': 'Rummet måste ha minst en tavla.',
    'not-allowed': 'Du läser som läsare. Inget har ändrats.',
    'card-erased': 'Texten är borttagen av integritetsskäl. Lappen kan flyttas eller tas bort, men inte skrivas i.',
    'reason-needed': 'Skriv en motivering, så att andra förstår den senare. Inget har ändrats.',
    'no-plan': 'Rummet har ingen plan.',
  },

  save: {
    connecting: 'Ansluter …',
    saved: 'Sparat',
    saving: 'Sparar …',
    offline: (waiting: number): string => (waiting === 0 ? 'Frånkopplad' : `Frånkopplad, ${waiting} väntar`),
    refused: 'Inte sparat',
    returned: (count: number): string => (count === 1 ? '1 ändring tillagd' : `${count} ändringar tillagda`),
    waiting: (count: number): string => (count === 1 ? '1 ändring väntar' : `${count} ändringar väntar`),
  },
  unsent: {
    why: (why: string): string => UNSENT[why] ?? 'Det du skrev sist kunde inte sparas i rummet.',
    fromHere: 'Det du skrev finns kvar i den här webbläsaren och skickas när du är inne i rummet igen.',
    count: (count: number): string => (count === 1 ? 'En text finns kvar här.' : `${count} texter finns kvar här.`),
    download: 'Hämta texten som fil',
    discard: 'Kasta texten',
    done: 'Filen är hämtad.',
    file: (room: string) => `Inte sparat – ${room}`,
    refused: (reason: string): string => REFUSED_FRAMES[reason] ?? 'Servern tog inte emot det du skrev sist.',
    discardRefused: 'Kasta ändringarna',
  },

  home: {
    title: 'Analysera tillsammans, på samma tavla',
    lead: 'För processgrupper som skriver, prioriterar och beslutar tillsammans – i samma rum, på distans eller var för sig.',
    myRooms: 'Mina rum',
    keptRooms: 'Rum på den här enheten',
    keptNote:
      'Servern går inte att nå. De här rummen går att öppna ändå. Det du skriver skickas när nätet är tillbaka.',
    haveCode: 'Jag har en kod',
    codeLabel: 'Kod',
    codeHint: 'Åtta tecken, till exempel från väggen i mötesrummet',
    codeGo: 'Gå med',
    newRoom: 'Skapa ett rum',
    roomTitle: 'Vad ska rummet heta?',
    how: 'Hur vill ni arbeta?',
    free: 'Fritt',
    byProcess: 'Efter en process',
    freeNote: 'Rummet får en tom SWOT-tavla. Fler tavlor läggs till efter hand.',
    whichProcess: 'Vilken process?',
    chooseProcess: 'Välj en process.',
    firstMeeting: 'Första mötet',
    firstMeetingNote: 'De andra mötena får ett förslag till dag. Allt går att ändra sedan.',
    notADay: 'Välj en dag mellan 2020 och 2100.',
    movedStart: (day: string) => `Den dagen är ledig, så första mötet hamnar på ${longDay(day)}.`,
    create: 'Skapa rummet',
    importFile: 'eller hämta ett rum från en fil …',
    fillIn: 'Fyll i det här fältet.',
    exampleTitle: 'Prova med ett exempel',
    exampleText:
      'En verklig SWOT med fjorton lappar, från arbetet med regionala serviceprogram. Du får ett eget exemplar att ändra i.',
    guest: 'Gäst',
    openExample: 'Öppna exemplet',
  },
  privacy: {
    rule: 'Skriv om arbetet, aldrig om en enskild elev, vårdnadshavare eller kollega.',
    concerns: {
      'personal-number': 'Här står ett personnummer. Ta bort det, så kan texten delas.',
      'named-person': 'Gäller det en enskild person? Skriv om gruppen.',
      'contact-details': 'Behövs e-postadressen eller telefonnumret? Skriv hellre vilken funktion det gäller.',
      'sensitive-about-one': 'Gäller det en enskild person? Skriv om gruppen.',
    },
    noNumber: 'Det blev ett personnummer, och sådana kan inte stå på en lapp. Det nya togs inte med.',
    addAnyway: 'Lägg till ändå',
    howAnyway: 'Skriv om texten, eller tryck Enter igen för att lägga till den ändå.',
    mark: 'Kan gälla en person',
    review: (count: number) => `Se över ${count === 1 ? '1 lapp' : `${count} lappar`}`,
    rowText: (row: number, region: string) => `Lapp ${row} att se över, till ${region}`,
    leftOut: (count: number) =>
      `${count === 1 ? '1 lapp' : `${count} lappar`} tas inte med, för där står ett personnummer.`,

    erase: 'Ta bort av integritetsskäl …',
    eraseTitle: 'Ta bort av integritetsskäl',
    eraseWhat:
      'Texten försvinner för alla: från tavlan, historiken och Ångra, ur kommande exporter och ur kopiorna i deltagarnas webbläsare så snart de är uppkopplade. Det går inte att ångra.',
    eraseMarker: 'Kvar blir en lapp utan text och namn, som visar att något har tagits bort.',
    eraseBackups:
      'Säkerhetskopior och filer som redan är gjorda ändras inte. Be den som sköter servern om texten måste bort även där.',
    erasePublic:
      'Kan texten höra till en allmän handling? Då krävs ett beslut om gallring först. Fråga registratorn eller arkivarien om du är osäker.',
    eraseChosen: 'Det här tas bort',
    eraseRelated: 'Hör ihop med det: sammanslagna lappar och samma text på andra ställen',
    eraseInTrash: 'i papperskorgen',
    eraseOriginal: 'original till en sammanslagen lapp',
    eraseNow: (count: number) => (count === 1 ? 'Ta bort texten för alla' : `Ta bort ${count} lappars text för alla`),
    erased: (count: number): string =>
      count === 1 ? 'Texten är borttagen för alla.' : `Texten på ${count} lappar är borttagen för alla.`,
    reword: (region: string) => `Vill gruppen säga det på ett annat sätt? Skriv i ${region}.`,
    marker: erasedMarker,
  },
  key: {
    title: 'Min personliga nyckel',
    text: 'Nyckeln tar dig till dina rum på en annan dator eller telefon, utan konto. Behandla den som ett lösenord.',
    make: 'Visa en nyckel att anteckna',
    once: 'Anteckna nyckeln eller spara länken nu – den visas bara en gång. En ny nyckel ersätter den gamla.',
    haveOne: 'Jag har en nyckel',
    use: 'Hämta mina rum',
    signOut: 'Logga ut här',
    signOutNote:
      'På en dator som fler använder: loggar ut och tar bort det som finns sparat i webbläsaren. Utan nyckel kommer du bara tillbaka med en ny inbjudan.',
    signOutUnsaved: (count: number) =>
      `${count === 1 ? '1 ändring' : `${count} ändringar`} har inte skickats än och försvinner om du loggar ut. Öppna rummet när nätet är tillbaka: då skickas det som går, och resten kan du hämta som fil.`,
    signOutAnyway: 'Logga ut ändå',
    pageText: 'Länken tar dig till dina rum på den här enheten.',
  },
  join: {
    join: 'Gå med i ett rum',
    invited: 'Du är inbjuden till',
    nameHint: 'Så att de andra ser vem som skriver. Förnamn räcker.',
    go: 'Gå in och börja skriva',
    as: (role: string) => `Du går in som ${role.toLowerCase()}`,
  },

  room: {
    opening: 'Hämtar rummet.',
    plan: 'Planen',
    skip: 'Hoppa till tavlan',
    name: 'Rummets namn',
    rename: 'Byt namn på rummet',
    offline: 'Du kan skriva. Sparas här tills nätet är tillbaka.',
    notKept: 'Webbläsaren kan inte spara det du skriver på den här enheten. Stäng inte sidan medan du är frånkopplad.',
    roleNow: (role: string) => `Din roll är nu ${role.toLowerCase()}.`,
    newBuild: 'Det finns en ny version av Samtavla.',
    reload: 'Ladda om',
    restarting: 'Servern startar om. Du kan skriva vidare; allt skickas när den är tillbaka.',
    rescued:
      'Rummet är skadat på servern. Du ser det som gick att läsa, och inget nytt kan skrivas. Spara rummet som en fil och öppna filen som ett nytt rum.',
    notSaving:
      'Servern kan inte spara just nu. Det du skriver finns kvar här. Det sparas och de andra ser det så snart det går. Stäng inte sidan.',
    readOnly: (role: string) => `Du läser som ${role.toLowerCase()} och kan inte ändra på tavlan.`,
    locked: 'Tavlan är låst av processledaren. Du kan läsa men inte ändra.',
    lockedByUs: 'Tavlan är låst. Ingen kan ändra förrän du låser upp den i menyn.',
  },

  board: {
    boards: 'Tavlor',
    add: 'Ny tavla',
    create: 'Skapa tavlan',
    title: 'Tavlans namn',
    rename: 'Byt namn på tavlan',
    tool: 'Vad ska ni göra?',
    preset: 'Vilka fält?',
    changePreset: 'Ändra fält …',
    presetNote: 'Lappar i fält som tas bort ligger kvar, och visas under de andra.',
    none: 'Rummet har inga tavlor.',
    remove: 'Ta bort tavlan',
    more: 'Mer',
    menuContent: 'Tavlan',
    menuOut: 'Ta med dig',
    menuSelf: 'Du',
    view: 'Visa som',
    asBoard: 'Tavla',
    asList: 'Lista',
    undo: 'Ångra',
    redo: 'Gör om',
    undone: 'Din senaste ändring är ångrad.',
    redone: 'Ändringen är gjord igen.',
    nothingToUndo: 'Du har inget att ångra.',
    nothingToRedo: 'Du har inget att göra om.',
    lock: 'Lås tavlan',
    unlock: 'Lås upp tavlan',
    locked: 'låst',
    unlockedNow: 'Tavlan är upplåst.',
    regionName: 'Fältets namn',
    renameRegion: (label: string) => `Byt namn på fältet ${label}`,
    cardCount: cards,
    cardsIn: (label: string) => `Lappar i ${label}`,
    example: (text: string) => `Till exempel: ”${text}”`,
    noCards: 'Inga lappar än.',
    trash: 'Papperskorg',
    trashEmpty: 'Här är tomt. Lappar som tas bort från tavlan hamnar här och kan läggas tillbaka.',
    deletedBy: (name: string) => `Borttagen av ${name}`,
    restore: 'Lägg tillbaka',
  },

  cards: {
    add: 'Lägg till lappen',
    addTo: (region: string) => `Skriv en lapp i ${region}`,
    addPlaceholder: 'Skriv en lapp och tryck Enter',
    added: (count: number, region: string) => `${count === 1 ? 'Lappen' : cards(count)} ligger i ${region}.`,
    empty: '(tom lapp)',
    edit: 'Ändra texten',
    editLabel: 'Lappens text',
    more: 'Mer om lappen',
    menu: 'Vad vill du göra med lappen?',
    long: (length: number, most: number) =>
      `${length} av ${most} tecken. Kortare lappar är lättare att läsa på väggen – dela gärna upp den.`,
    tooLong: (length: number, most: number) =>
      `${length} tecken, men en lapp rymmer ${most}. Korta den eller dela upp den på flera rader och klistra in.`,
    lineTooLong: (most: number) => `En rad är längre än ${most} tecken.`,
    full: 'Lappen rymmer högst 500 tecken. Det nya togs inte med.',
    spoken: (card: SpokenCard, place: SpokenPlace, code?: string) =>
      [
        code,
        card.erased ? erasedMarker(card.erased.role, card.erased.at) : card.text || '(tom lapp)',
        place.isDoubtful && 'kan gälla en person',
        card.author?.name && `av ${card.author.name}`,
        COLORS[card.color as keyof typeof COLORS],
        card.weight && `vikt ${card.weight}`,
        place.isSelected && 'markerad',
        `${place.position} av ${place.total}`,
      ]
        .filter(Boolean)
        .join(', '),
    writing: (names: string) => `${names} skriver`,
    moving: (names: string) => `${names} flyttar`,
    moveTo: 'Flytta till …',
    moveTitle: (count: number) => (count === 1 ? 'Flytta lappen till' : `Flytta ${count} lappar till`),
    moveEnd: 'Var i fältet?',
    first: 'Överst',
    last: 'Underst',
    here: '(är här nu)',
    up: 'Flytta upp',
    down: 'Flytta ner',
    noFurther: 'Längre går det inte.',
    moved: (text: string, count: number, from: string, to: string, position: number, total: number) => {
      const what = count === 1 ? `”${text}” flyttad` : `${count} lappar flyttade`
      return `${what} ${from === to ? `i ${to}` : `från ${from} till ${to}`}, plats ${position} av ${total}.`
    },
    select: (isSelected: boolean): string => (isSelected ? 'Avmarkera' : 'Markera'),
    selected: (count: number, isSelected: boolean, text: string) =>
      `${isSelected ? 'Markerad' : 'Avmarkerad'}: ${text}. ${count} markerade.`,
    selectedCount: (count: number) => (count === 1 ? '1 lapp markerad' : `${count} lappar markerade`),
    clearSelection: 'Avmarkera alla',
    selectionCleared: 'Inget är markerat.',
    look: 'Färg och vikt …',
    color: 'Färg',
    colors: COLORS,
    weight: (weight: number) => `vikt ${weight} av 5`,
    weightLegend: 'Vikt, från 1 (lite) till 5 (mycket)',
    noWeight: 'Ingen',
    merge: (count: number) => `Slå ihop ${count} lappar …`,
    mergeShort: 'Slå ihop …',
    mergeTitle: (count: number) => `Slå ihop ${count} lappar till en`,
    mergeLabel: 'Den nya lappens text',
    mergeNote: 'Originalen försvinner inte: de ligger ett klick bort på den nya lappen.',
    merged: (count: number) => `${cards(count)} är nu en. Originalen ligger kvar på den nya lappen.`,
    originals: (count: number) => `${count} original`,
    mergedBy: (name: string, at: number): string => `Sammanslagen av ${name}, ${timeOf(at)}`,
    unmerge: 'Ta isär igen',
    unmerged: (count: number) => `${cards(count)} är tillbaka.`,
    split: 'Dela upp …',
    splitTitle: 'Dela upp lappen',
    splitLabel: 'En rad blir en lapp',
    splitHint: 'Gör en ny rad där du vill dela.',
    splitInto: (count: number) => `Dela upp i ${cards(count)}`,
    splitDone: (count: number) => `Lappen är nu ${count}.`,
    duplicate: 'Kopiera',
    duplicated: (count: number): string =>
      count === 1 ? 'Kopian ligger efter lappen.' : 'Kopiorna ligger efter lapparna.',
    delete: (count: number) => (count === 1 ? 'Ta bort lappen' : `Ta bort ${count} lappar`),
    deleteShort: 'Ta bort',
    deleted: (count: number) =>
      `${count === 1 ? 'Lappen är borttagen' : `${count} lappar är borttagna`}. Ångra med Ctrl+Z.`,
    focusLost: 'Någon annan tog bort lappen du var på.',
  },

  people: {
    title: 'I rummet nu',
    here: (count: number) => (count === 1 ? 'Bara du här' : `${count} här`),
    me: (name: string) => `${name} (du)`,
    away: 'borta från skärmen',
    follow: 'Följ',
    unfollow: 'Sluta följa',
    following: (name: string) => `Du följer ${name}.`,
    came: (names: readonly string[]) => `${list(names)} kom in i rummet.`,
    left: (names: readonly string[]) => `${list(names)} lämnade rummet.`,
  },
  digest: ({ added, by, moved, edited, removed }: Digest) => {
    const parts = added.map(({ region, count }) => `${count === 1 ? '1 ny lapp' : `${count} nya lappar`} i ${region}`)
    const who = by.length > 0 && by.length <= 3 ? `, av ${list(by)}` : ''
    if (moved > 0) parts.push(`${moved} ${moved === 1 ? 'flyttad' : 'flyttade'}`)
    if (edited > 0) parts.push(`${edited} ${edited === 1 ? 'ändrad' : 'ändrade'}`)
    if (removed > 0) parts.push(`${removed} ${removed === 1 ? 'borttagen' : 'borttagna'}`)
    return `${list(parts)}${who}.`
  },

  share: {
    open: 'Dela',
    title: 'Bjud in till rummet',
    codeTitle: 'Här och nu',
    codeHow: (host: string) => `Rikta telefonen mot rutan, eller gå till ${host} och skriv koden:`,
    qrLabel: 'QR-kod som leder till rummet',
    copyLink: 'Kopiera länken',
    copied: 'Kopierat',
    linkTitle: 'En länk att skicka',
    linkRole: 'Den som öppnar länken blir',
    makeLink: 'Skapa en länk',
    linkOnce: 'Kopiera länken nu – den visas bara en gång. Den gäller i två veckor.',
    active: 'Länkar och koder som gäller',
    code: (code: string) => `Koden ${code}`,
    link: (role: string) => `Länk för ${role.toLowerCase()}`,
    uses: (count: number, until: string) =>
      `Använd ${count === 1 ? '1 gång' : `${count} gånger`}, gäller till ${until}`,
    withdraw: 'Dra tillbaka',
    withdrawTitle: (name: string) => `Dra tillbaka: ${name}`,
    withdrawMeans: (isCode: boolean, count: number) => {
      const closed = `Ingen ny kan komma in med ${isCode ? 'koden' : 'länken'} när den är tillbakadragen.`
      return count === 0 ? closed : `${closed} Den som tas bort kan inte längre se eller ändra något i rummet.`
    },
    withdrawOnly: (isCode: boolean) => `Dra tillbaka ${isCode ? 'koden' : 'länken'}`,
    withdrawAndRemove: (isCode: boolean, count: number) =>
      `Dra tillbaka ${isCode ? 'koden' : 'länken'} och ta bort ${count === 1 ? 'den' : `de ${count}`} som kom in med den`,
    keepInvite: 'Låt den vara kvar',
    withdrawn: (isCode: boolean, removed: number) => {
      const people = removed === 1 ? ' En person är borttagen.' : ` ${removed} personer är borttagna.`
      return `${isCode ? 'Koden' : 'Länken'} är tillbakadragen.${removed === 0 ? '' : people}`
    },
    members: (count: number) => `Med i rummet (${count})`,
    roleOf: (name: string) => `Roll för ${name}`,
    remove: 'Ta bort',
  },

  exchange: {
    importTitle: 'Hämta in lappar …',
    pasteTitle: 'Det du klistrar in blir lappar',
    textLabel: 'Klistra in en lista, en tabell eller Markdown',
    textHint: 'En rad eller cell blir en lapp. Rubriker som heter som fälten sorterar lapparna.',
    fileLabel: 'eller välj en fil (CSV, Markdown eller text)',
    region: 'Lappar utan fält hamnar i',
    add: (count: number) => (count === 0 ? 'Lägg till' : `Lägg till ${cards(count)}`),
    added: (count: number): string => `${cards(count)} ${count === 1 ? 'är tillagd' : 'är tillagda'}.`,
    error: ({ reason, row, found }: ReadingError): string => {
      const piece = found ? `: ”${found}”` : ''
      const sentences: Record<string, string> = {
        empty: 'Här finns inget att göra lappar av.',
        'too-many-rows': 'Det är fler än 500 lappar. Ta en del i taget.',
        'too-many-cells': `Rad ${row} har fler kolumner än rubrikraden${piece}. Sätt citattecken om text som innehåller skiljetecknet.`,
        'text-too-long': `Rad ${row} är längre än 500 tecken${piece}.`,
        'unknown-region': `Rad ${row} nämner ett fält som tavlan inte har${piece}.`,
        'bad-weight': `Rad ${row} har en vikt som inte är 1–5${piece}.`,
        'bad-color': `Rad ${row} har en färg som inte finns${piece}.`,
        'unclosed-quote': `Rad ${row} har ett citattecken som aldrig tar slut${piece}.`,
        'no-text-column': 'Rubrikraden saknar kolumnen Text.',
      }
      return `${sentences[reason] ?? 'Det gick inte att läsa.'} Inget har ändrats.`
    },
    print: 'Skriv ut …',
    csv: 'Tavlan som CSV',
    markdown: 'Tavlan som Markdown',
    json: 'Hela rummet som fil',
  },

  projector: {
    open: 'Storbild',
    close: 'Avsluta storbild',
    zoom: 'Vad ska synas?',
    all: 'Alla fält',
    join: (host: string) => `Gå med: ${host}, kod`,
  },

  settings: {
    title: 'Inställningar',
    language: 'Språk / Language',
    theme: 'Utseende',
    themeAuto: 'Som enheten',
    themeLight: 'Ljust',
    themeDark: 'Mörkt',
    toLight: 'Byt till ljust',
    toDark: 'Byt till mörkt',
    motion: 'Rörelse',
    motionAuto: 'Som enheten',
    motionReduced: 'Stilla',
    announcements: 'Skärmläsaren berättar om andras ändringar',
    announceDigest: 'Ibland',
    announceAll: 'Ofta',
    announceOff: 'Aldrig',
    shortcuts: 'Kortkommandon med en bokstav',
    on: 'På',
    off: 'Av',
  },
  notes: {
    label: 'Anteckningar',
    toolbar: 'Textens utseende',
    heading: 'Rubrik',
    subheading: 'Underrubrik',
    bold: 'Fet stil',
    italic: 'Kursiv stil',
    bullets: 'Punktlista',
    numbers: 'Numrerad lista',
    undo: 'Ångra det du skrev',
    redo: 'Gör om det du ångrade',
    invitation: 'Skriv anteckningar från mötet här. Alla i rummet kan skriva samtidigt.',
    nothing: 'Här står inget än.',
    forgetFirst: 'Stryk först orden i texten, så att ingen ser dem längre.',
    forgetWhat:
      'Sedan försvinner allt som har strukits i rummets anteckningar för alla: ur Ångra, ur historiken och ur kopiorna i deltagarnas webbläsare så snart de är uppkopplade. Det går inte att ångra.',
    forgetNow: 'Ta bort det strukna för alla',
    forgotten: 'Det som var struket är borttaget för alla.',
    notWhole: 'En del av anteckningarna kan inte visas här, och därför går det inte att skriva. Ladda om sidan.',
  },
  silence: {
    begin: 'Tyst skrivning …',
    beginTitle: 'Tyst skrivning',
    beginWhat:
      'Var och en skriver för sig. Ingen annan ser lapparna, inte heller du, bara hur många de är. Sedan visar du alla på en gång.',
    names: 'När lapparna visas',
    anonymous: 'Utan namn',
    withNames: 'Med namn',
    namesNote: 'Det går inte att ändra när skrivningen har börjat.',
    minutes: 'Minuter',
    noLimit: 'Tom ruta: ingen tidsgräns.',
    badMinutes: 'Skriv ett heltal mellan 1 och 240.',
    start: 'Börja skriva tyst',
    on: 'Tyst skrivning',
    onlyYou: 'Bara du ser dina lappar tills processledaren visar alla.',
    onlyYouLeading: 'Ingen ser de andras lappar förrän du visar alla.',
    willBe: (isAnonymous: boolean): string => (isAnonymous ? 'Visas utan namn.' : 'Visas med namn.'),
    count: (count: number): string => `${cards(count)} hittills`,
    timeLeft: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')} kvar`,
    timeUp: 'Tiden är ute',
    spokenLeft: (minutes: number): string => (minutes === 1 ? '1 minut kvar.' : `${minutes} minuter kvar.`),
    more: 'En minut till',
    reveal: 'Visa alla lappar',
    revealed: (count: number): string =>
      count === 1
        ? '1 lapp från den tysta skrivningen visas nu.'
        : `${count} lappar från den tysta skrivningen visas nu.`,
    over: 'Den tysta skrivningen är slut. Lapparna visas för alla.',
    field: (region: string) => `Skriv tyst i ${region}`,
    placeholder: 'Skriv en egen lapp och tryck Enter',
    own: (region: string) => `Dina lappar i ${region}. Bara du ser dem.`,
    note: (number: number) => `Din lapp ${number}`,
    remove: 'Ta bort min lapp',
    added: 'Lappen är sparad. Bara du ser den.',
    held: 'Delas inte förrän personnumret är borta.',
    long: (length: number): string =>
      `${length} tecken. Det går bra, men korta lappar är lättare att gruppera. Dela gärna upp den.`,
    tooLong: (length: number, most: number): string =>
      `${length} tecken, men en lapp rymmer ${most}. Korta den, annars visas den inte.`,
    notShown: 'De här lapparna har inte visats för de andra.',
    leftOver: 'Den här hann du inte lägga till innan alla lappar visades.',
    addNow: 'Lägg till den nu',
    turn: 'Låt nästa person skriva',
    turnTitle: 'Nästa person skriver här',
    turnWhat:
      'Lapparna som är skrivna döljs på den här skärmen, så att nästa person börjar på ett tomt blad. Lapparna finns kvar.',
    turnName: 'Namn på den som skriver nu',
    turnNameNote: 'Behövs bara om lapparna ska visas med namn.',
    turnGo: 'Börja på ett tomt blad',
    turnNow: (name: string): string => (name ? `${name} skriver.` : 'En ny person skriver.'),
    hidden: (count: number): string =>
      count === 1 ? '1 lapp från den som skrev före' : `${count} lappar från dem som skrev före`,
  },
  thread: {
    title: 'Röda tråden',
    open: 'Röda tråden …',
    from: (name: string) => `Röda tråden för ${name}`,
    up: 'Bygger på',
    upNone: 'Den här lappen bygger inte på någon annan lapp.',
    down: 'Ledde till',
    downNone: 'Inget har byggts på den här lappen än.',
    original: 'original',
    rests: (count: number): string => (count === 1 ? 'Bygger på 1 lapp' : `Bygger på ${count} lappar`),
    leads: (codes: string) => `Ledde till ${codes}`,
    goTo: 'Gå till lappen',
    copyLink: 'Kopiera länk till lappen',
    copied: 'Länken är kopierad.',
    notCopied: 'Webbläsaren lät inte länken kopieras. Här är den:',
    removed: 'borttagen',
    unlink: 'Ta bort tråden',
    unlinked: 'Tråden är borttagen. Båda lapparna är kvar.',
  },
  problem: {
    make: (count: number): string => (count === 1 ? 'Gör till problem' : `Gör ett problem av ${count} lappar`),
    made: (code: string) => `${code} ligger i problemlistan.`,
    show: 'Visa',
    park: 'Parkera …',
    parkTitle: (code: string) => `Parkera ${code}`,
    parkTo: 'Tas upp igen när?',
    handOver: 'Lämna över …',
    handOverTitle: (code: string) => `Lämna över ${code}`,
    handOverTo: 'Till vem?',
    cause: 'Gör om till orsak …',
    causeTitle: (code: string) => `Gör om ${code} till orsak`,
    causeNote:
      'Det är ofta så: ett arbetssätt som först ser ut som ett problem är en orsak till ett annat. Lappen behåller sina röster och trådar.',
    reason: 'Varför?',
    reasonNote: 'Så att andra förstår det senare.',
    save: 'Spara',
    takeUp: 'Ta upp som problem igen',
    takenUp: 'Problemet är med igen.',
    parked: (reason: string, to: string) =>
      ['Parkerat', reason && `: ${reason}`, to && ` (tas upp: ${to})`].filter(Boolean).join(''),
    handedOver: (reason: string, to: string) =>
      ['Överlämnat', to && ` till ${to}`, reason && `: ${reason}`].filter(Boolean).join(''),
    isCause: (from: string, reason: string) =>
      ['Orsak', from && `, var ${from}`, reason && `: ${reason}`].filter(Boolean).join(''),
    dots: (count: number): string => (count === 1 ? '1 prick' : `${count} prickar`),
    chosen: 'Prioriterat',
    fields: 'Uppgifter …',
    fieldsTitle: 'Uppgifter om lappen',
    noChoice: 'Inget valt',
  },
  hints: {
    'SWOT-I1': 'Börjar med ”vi”. Kanske hör det hemma bland styrkor eller svagheter?',
    'CS-W1': 'Räknas som ett antagande tills det står hur ni vet det.',
    'CS-W3': 'Säger vad ni borde göra. Hur är det i dag?',
    'PRB-W1': 'Låter som en lösning som saknas. Kanske är det en orsak?',
    'PRB-W2': 'Kan vara två problem. Dela gärna upp det.',
    'RT-01': 'Bygger inte på någon lapp än. Hur vet ni det?',
    'RT-13': 'Här saknas en motivering.',
  },
  log: {
    title: 'Beslut',
    none: 'Inga beslut än.',
    add: 'Nytt beslut …',
    addTitle: 'Nytt beslut',
    text: 'Vad är beslutat?',
    reason: 'Varför?',
    save: 'Fatta beslutet',
    saved: 'Beslutet är antecknat.',
    permanent: 'Ett beslut ändras inte. Det kan ersättas av ett nytt.',
    replace: 'Ersätt …',
    replaceTitle: 'Ersätt beslutet',
    priorities: (codes: string) => `Vi går vidare med ${codes}`,
    stepPassed: (step: string): string => (step ? `Steget ”${step}” är avklarat` : 'Ett steg i planen är avklarat'),
    stepOpened: (step: string): string =>
      step ? `Steget ”${step}” är öppnat igen` : 'Ett steg i planen är öppnat igen',
    unmet: (count: number): string =>
      count === 1 ? '1 punkt i avstämningen var inte klar' : `${count} punkter i avstämningen var inte klara`,
    by: (name: string, role: string, at: number): string => `${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    replaced: 'Ersatt',
    because,
  },
  prioritise: {
    problemsFrom: 'Problem från',
    noList:
      'Här röstar ni om problemen i en problemlista och bestämmer vilka ni går vidare med. Rummet har ingen problemlista än.',
    makeList: 'Skapa en problemlista',
    noProblems: (title: string) =>
      `Problemen kommer från ”${title}”, som är tom än så länge. Skriv dem där eller gör dem av lappar i SWOT och nuläge, så kan ni rösta om dem här.`,
    openList: 'Öppna problemlistan',
    notIncluded: 'Inte med:',
    aside: { parked: 'parkerat', 'handed-over': 'överlämnat', cause: 'omgjort till orsak' },
    noText: '(tomt problem)',

    votes: 'Röstning',
    votesAbout:
      'Alla röstar dolt med prickar. Ingen ser vem som röstar på vad, och prickarna räknas först när röstningen är avslutad.',
    matrix: 'Matris',
    matrixAbout:
      'Var och en väger effekten för eleverna mot hur mycket ni själva råder över problemet. Gruppens bild syns när placeringen är avslutad.',
    decision: 'Beslut',
    decisionAbout: 'Rektor eller processledaren skriver här vilka ett till tre problem ni går vidare med, och varför.',
    waiting: 'Processledaren öppnar när det är dags.',

    open: { dots: 'Öppna röstning', matrix: 'Öppna placering' },
    openAgain: { dots: 'Öppna en ny röstning', matrix: 'Öppna en ny placering' },
    openTitle: { dots: 'Öppna en röstning', matrix: 'Öppna en placering i matrisen' },
    openAbout: (count: number): string =>
      count === 1 ? 'Den gäller det enda problemet i listan.' : `Den gäller listans ${count} problem.`,
    budget: 'Prickar per person',
    cap: 'Högst på samma problem',
    minutes: 'Tid i minuter',
    minutesHint: 'Lämna tomt om ni vill avsluta själva.',
    whole: (least: number, most: number) => `Skriv ett heltal från ${least} till ${most}.`,
    voters: 'Medlemmar röstar. Vilka mer?',
    voterRoles: { facilitator: 'Processledare röstar', principal: 'Rektor röstar' },

    voted: (voted: number, of: number): string => `${voted} av ${of} har röstat`,
    placed: (voted: number, of: number): string => `${voted} av ${of} har placerat`,
    closesIn: (minutes: number): string => (minutes < 1 ? 'Avslutas inom en minut' : `Avslutas om ${minutes} min`),
    closesSoon: { dots: 'Två minuter kvar av röstningen.', matrix: 'Två minuter kvar av placeringen.' },
    opened: { dots: 'Röstningen är öppen.', matrix: 'Placeringen är öppen.' },
    closed: { dots: 'Röstningen är avslutad.', matrix: 'Placeringen är avslutad.' },
    allVoted: { dots: 'Alla har röstat.', matrix: 'Alla har placerat.' },
    notForYou: { dots: 'Du röstar inte i den här röstningen.', matrix: 'Du är inte med i den här placeringen.' },
    dotsLeft: (count: number): string =>
      count === 0 ? 'Du har inga prickar kvar' : count === 1 ? '1 prick kvar' : `${count} prickar kvar`,
    dotsOf: (name: string, count: number, cap: number) =>
      `${name}: ${count === 1 ? '1 prick' : `${count} prickar`} av högst ${cap}`,
    addDot: (name: string) => `Sätt en prick på ${name}`,
    takeDot: (name: string) => `Ta bort en prick från ${name}`,
    noDotLeft: 'Du har inga prickar kvar. Ta bort en någon annanstans först.',
    capReached: (cap: number) => `Högst ${cap === 1 ? 'en prick' : `${cap} prickar`} på samma problem.`,
    ownVote: 'Din röst:',
    ownPlaces: 'Dina placeringar:',
    noOwnVote: 'Du har inte röstat.',
    ballot: {
      loading: 'Hämtar din röst …',
      saving: 'Sparar …',
      saved: 'Din röst är sparad',
      waiting: 'Inte sparad än – inget nät',
      refused: 'Inte sparad',
    },
    changeable: 'Du kan ändra dig ända tills den avslutas.',
    addToRound: {
      dots: (names: readonly string[]) => `Lägg till ${list(names)} i röstningen`,
      matrix: (names: readonly string[]) => `Lägg till ${list(names)} i placeringen`,
    },
    setTime: 'Sätt tid',
    moreTime: 'Mer tid',
    plusMinutes: (minutes: number): string => (minutes === 1 ? '1 minut till' : `${minutes} minuter till`),
    noTimeLimit: 'Ingen tidsgräns',
    close: { dots: 'Avsluta röstningen', matrix: 'Avsluta placeringen' },
    closeAnyway: 'Avsluta ändå',
    keepOpen: 'Vänta',
    closeNotAll: (missing: number): string =>
      missing === 1
        ? 'En person har inte svarat än. Det går inte att öppna samma omgång igen, men ni kan göra en ny.'
        : `${missing} personer har inte svarat än. Det går inte att öppna samma omgång igen, men ni kan göra en ny.`,

    tally: (dots: number, people: number): string => {
      if (dots === 0) return 'Inga prickar'
      const from = people === 1 ? '1 person' : `${people} personer`
      return `${dots === 1 ? '1 prick' : `${dots} prickar`} från ${from}`
    },
    dots: (count: number): string => (count === 1 ? '1 prick' : `${count} prickar`),
    notInRound: 'Var inte med',
    inVoteOrder: 'Visa i röstordning',
    lowStays: 'Lågt rankade ligger kvar i listan.',
    tie: (names: readonly string[]) => `${list(names)} fick lika många – prata om det, ingen vinner automatiskt.`,
    round: (number: number, at: number): string => `Omgång ${number}, ${timeOf(at)}`,
    earlier: 'Tidigare omgångar',
    whichRounds: 'Visa (högst två bredvid varandra)',
    whichRound: 'Visa omgång',

    effect: 'Effekt för eleverna',
    control: 'Rådighet',
    effectShort: 'Effekt',
    axes: 'Uppåt: större effekt för eleverna. Åt höger: mer i våra egna händer.',
    corners: { 'do-now': 'Gör nu', plan: 'Planera', try: 'Pröva i liten skala', park: 'Parkera' },
    field: 'Matrisen',
    effectOf: (name: string) => `Effekt för ${name}, 1–5`,
    controlOf: (name: string) => `Rådighet över ${name}, 1–5`,
    placeMenu: (name: string) => `Placera ${name}`,
    effectStep: (step: number) => `Effekt ${step}`,
    controlStep: (step: number) => `Rådighet ${step}`,
    oneToFive: 'Ett heltal från 1 till 5.',
    bothNeeded: 'Fyll i båda, så placeras problemet.',
    mark: (name: string, effect: number, control: number) =>
      `${name}, effekt ${decimal(effect)}, rådighet ${decimal(control)}`,
    place: (effect: number, control: number) => `effekt ${effect}, rådighet ${control}`,
    unplaced: 'Inte placerade än',
    unplacedMark: (name: string) => `${name}, inte placerat`,
    placeHow:
      'Dra ett problem in i fältet, tryck på det och sedan på en plats, använd piltangenterna eller ange siffror i listan.',
    placeChosen: (name: string) => `Tryck där ${name} ska ligga.`,
    allPlaced: 'Du har placerat alla.',
    leftToPlace: (count: number): string => (count === 1 ? '1 kvar att placera' : `${count} kvar att placera`),
    nobodyPlaced: 'Ingen placerade något problem.',
    disputed: (name: string, effect: Range | undefined, control: Range | undefined) => {
      const parts = [effect && `effekt ${range(effect)}`, control && `rådighet ${range(control)}`].filter(Boolean)
      return `Ni är oeniga om ${name}: ${parts.join(', ')}.`
    },
    table: 'Placeringen i siffror',
    problem: 'Problem',
    corner: 'Hörn',
    people: 'Svar',
    mean: decimal,
    range,

    decide: 'Skriv beslutet',
    replace: 'Ersätt beslutet',
    replaceNote: 'Det nya beslutet gäller i stället. Det gamla går fortfarande att läsa.',
    decideWhich: 'Vilka problem går ni vidare med?',
    decideRule: 'Välj ett till tre.',
    isMany: 'Fler än tre är svårt att hinna med på en gång. Det går att besluta ändå.',
    chooseOne: 'Välj minst ett problem.',
    passedOver: (names: readonly string[]) => `${list(names)} fick fler prickar men är inte med.`,
    notNow: (names: readonly string[]) => `${list(names)} ligger inte i ”Gör nu”.`,
    reason: 'Motivering',
    reasonHint: 'Varför just de här?',
    reasonNeeded: 'Skriv varför ni gör så, det behövs när beslutet går ifrån röstningen eller matrisen.',
    saveDecision: 'Fatta beslutet',
    decided: 'Beslutet är skrivet.',
    goOnWith: 'Vi går vidare med',
    decidedBy: (name: string, role: string, at: number) => `Beslutat av ${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    basis: (rounds: readonly string[]): string =>
      rounds.length === 0 ? 'Ingen röstning låg till grund' : `Underlag: ${list(rounds)}`,
    basisRound: {
      dots: (number: number, at: number) => `röstning ${number} (${timeOf(at)})`,
      matrix: (number: number, at: number) => `placering ${number} (${timeOf(at)})`,
    },
    earlierDecisions: (count: number) => `Tidigare beslut (${count})`,
    noVotes: 'Inte röstat',
    yourScreen: 'Rösta på din egen skärm',
  },
  plan: {
    title: 'Planen',
    now: 'Just nu',
    here: 'Här är vi',
    step: (number: number, total: number, title: string) => `Steg ${number} av ${total}: ${title}`,
    before: (title: string) => `Före första mötet: ${title}`,
    chosen: (done: number, total: number) => `${done} av ${total} delar är klara. Ni väljer själva vilka ni tar.`,
    allDone: 'Alla steg är klara.',
    nextMeeting: 'Nästa möte',
    meeting: (day: string, days: number) => `${longDay(day)}, ${inDays(days)}`,
    noMeeting: 'Inget möte är inplanerat.',
    mine: 'Att göra för mig',
    nothingMine: 'Inget just nu.',
    more: (count: number) => (count === 1 ? 'och 1 till längre ner' : `och ${count} till längre ner`),
    due: (day: string, days: number) => `senast ${longDay(day)}, ${inDays(days)}`,
    late: (day: string, days: number) => `skulle ha varit klart ${longDay(day)}, ${inDays(days)}`,
    steps: 'Stegen',
    pick: 'Ni väljer själva vilka delar ni vill ha, och i vilken ordning.',
    tracks: (names: readonly string[]) => `Två vägar att välja mellan: ${oneOf(names)}.`,
    inTracks: (names: readonly string[]) => (names.length > 1 ? 'Gemensamt för båda vägarna' : (names[0] ?? '')),
    formats: {
      preparation: 'Förberedelse',
      meeting: 'Möten',
      webinar: 'Webbinarier',
      'peer-meeting': 'Träffar med andra',
      coaching: 'Coachning',
      'workshop-day': 'Heldagar',
      lecture: 'Föreläsningar',
      'follow-up': 'Uppföljning',
    },
    pickFormats: {
      preparation: 'Görs före det andra.',
      meeting: 'Välj de möten ni vill ha.',
      webinar: 'Välj dem som passar er. Det går bra att ta alla.',
      'peer-meeting': 'Välj om ni vill vara med.',
      coaching: 'Välj om ni vill ha det.',
      'workshop-day': 'Välj de dagar ni vill ha.',
      lecture: 'Välj dem som passar er.',
      'follow-up': 'Välj om ni vill ha det.',
    },
    attendOne: (places: readonly string[]) =>
      `Samma träff hålls på flera ställen, och ni deltar i en av dem: ${oneOf(places)}.`,
    isHere: 'här är vi',
    isPassed: 'klart',
    noDay: 'ingen dag än',
    noMeetingHere: 'Inget möte: görs före första mötet.',
    day: 'Dag',
    dayOf: (title: string) => `Dag för ${title}`,
    longDay,
    lastsRange: (min: number, max: number): string => {
      if (min === max) return lasts(min)
      if (max <= 60) return `${min}–${max} minuter`
      const whole = min % 30 === 0 && min > 60 && max % 30 === 0
      return whole ? `${decimal(min / 60)}–${decimal(max / 60)} timmar` : `${lasts(min)} till ${lasts(max)}`
    },
    repeats: 'Kan hållas flera gånger.',
    repeatsAtMost: (times: number) => `Kan hållas upp till ${times} gånger.`,
    dayWarnings: {
      weekend: 'Det är en helg.',
      holiday: 'Det är en helgdag.',
      'school-break': 'Då brukar det vara skollov.',
    },
    moveTo: (day: string) => `Flytta till ${longDay(day)}`,
    agenda: 'Dagordning',
    minutes: 'Tid',
    point: 'Punkt',
    sum: 'Sammanlagt',
    min: (minutes: number): string => {
      const [h, min] = [Math.floor(minutes / 60), minutes % 60]
      return [h > 0 && `${h} h`, (min > 0 || h === 0) && `${min} min`].filter(Boolean).join(' ')
    },
    modes: MODES,
    coming: (tool: string) => `${tool} (kommer)`,
    inputs: 'Att ha med till mötet',
    tasks: 'Att göra efter mötet',
    tasksBefore: 'Att göra före första mötet',
    from: (who: string) => `Från: ${who}`,
    bySystem: 'Tas fram i Samtavla',
    who: (names: readonly string[]) => list(names),
    doneBy: (name: string, at: number) => `Avbockat av ${name}, ${timeOf(at)}`,
    onlyMembers: 'Processledare och medlemmar kan bocka av.',
    gate: 'Avstämning innan ni går vidare',
    gateNote: 'Listan är ett stöd och inget hinder.',
    gateLevels: { G: '', W: 'påminnelse', E: 'integritet' },
    boards: 'Tavlor',
    open: 'Öppna steget',
    openMore: 'Lägg till stegets tavlor',
    opened: (count: number) => (count === 1 ? 'Tavlan finns nu i rummet.' : `${count} tavlor finns nu i rummet.`),
    notOpened: 'Steget har inga tavlor än.',
    comingTools: (names: readonly string[]) => `Kommer: ${list(names)}.`,
    pass: 'Gå vidare',
    passAnyway: 'Gå vidare ändå – motivera',
    passPart: 'Klart med den här delen',
    passPartAnyway: 'Klart ändå – motivera',
    passTitle: 'Gå vidare ändå',
    unmet: (count: number): string =>
      count === 1 ? 'Det här är inte avbockat:' : 'De här punkterna är inte avbockade:',
    reason: 'Varför går ni vidare nu?',
    reasonNote: 'Motiveringen hamnar bland besluten, så att andra förstår den senare. Steget kan öppnas igen.',
    reasonMissing: 'Skriv en motivering.',
    passed: (title: string) => `Klart: ${title}.`,
    reopen: 'Öppna steget igen',
    reopened: (title: string) => `Öppnat igen: ${title}.`,
    passedBy: (name: string, at: number) => `${name} gick vidare ${timeOf(at)}.`,
    reopenedBy: (name: string, at: number) => `${name} öppnade steget igen ${timeOf(at)}.`,
    because,
    notDone: (points: readonly string[]) => `Inte avbockat då: ${points.join('; ')}`,
    unknownModel:
      'Processmodellen finns inte i den här versionen av Samtavla. Ladda om sidan, eller läs det som planen själv vet:',
    notFetched: 'Processmodellen kunde inte hämtas. Den visas när nätet är tillbaka. Det här vet planen själv:',
    nothingKnown: 'Inga dagar och inga tavlor än.',
    withoutDay: 'Utan dag',
  },
  shortcuts: {
    title: 'Kortkommandon',
    note: 'De som är en enda bokstav kan stängas av i inställningarna.',
    keys: [
      ['Pilar', 'gå mellan lappar'],
      ['Home, End', 'första och sista lappen i fältet'],
      ['Enter, F2', 'ändra lappens text; Enter eller Esc när du är klar'],
      ['Skift+Enter', 'ny rad i lappen'],
      ['Alt+pilar', 'flytta lappen'],
      ['M', 'flytta till …'],
      ['N', 'skriv en ny lapp i fältet'],
      ['Mellanslag', 'markera eller avmarkera'],
      ['Skift+F10', 'öppna lappens meny'],
      ['Ctrl+D', 'kopiera'],
      ['Delete', 'ta bort'],
      ['Ctrl+Z, Ctrl+Y', 'ångra och gör om det du själv har gjort'],
      ['L', 'tavla eller lista'],
      ['P', 'storbild; Esc avslutar'],
      ['?', 'den här listan'],
    ] as readonly (readonly [string, string])[],
  },
}

export type Words = typeof sv
