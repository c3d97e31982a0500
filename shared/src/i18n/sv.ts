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

const cards = (count: number) => (count === 1 ? '1 lapp' : `${count} lappar`)
const LOCALE = 'sv'
const list = (names: readonly string[]) => new Intl.ListFormat(LOCALE).format(names)

const COLORS = { yellow: 'gul', orange: 'orange', pink: 'rosa', green: 'grön', blue: 'blå', grey: 'grå' }

const timeOf = (at: number) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}
const ROLES = { facilitator: 'Processledare', member: 'Medlem', principal: 'Rektor', viewer: 'Läsare' }
const erasedMarker = (role: string, at: number) =>
  ['Borttaget av integritetsskäl', ROLES[role as keyof typeof ROLES]?.toLowerCase(), timeOf(at)]
    .filter(Boolean)
    .join(' · ')

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
  'server-restarting': ['Servern startar om', 'Försök igen om en liten stund.'],
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
    spoken: (card: SpokenCard, place: SpokenPlace) =>
      [
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
    added: (count: number) => `${cards(count)} ${count === 1 ? 'är tillagd' : 'är tillagda'}.`,
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
