/**
 * The journals of the pictures: one as many people may have it after some weeks, and one with more
 * of everything than anybody has. Nobody in them is a person; some are a single letter.
 */

import type { EntryAdd } from "../../../ui/src/api/generated";

/** One state of an entry: when it was written, by the wall of the pictures, and what it said. */
export type Page = Pick<EntryAdd, "kind" | "title" | "body" | "tag"> & {
  at: string;
};

/** Now, in the pictures: a Thursday evening. */
export const NOW = "2026-03-12T21:04:00+00:00";

/** The entry that is open in most pictures. */
export const OPEN = "Sunday, and what I said";

/** An entry with a search word in it, found by most pictures of the search. */
export const SOUGHT = "kitchen";

/** What the open entry said before, the earliest first. */
export const EARLIER: readonly Page[] = [
  {
    at: "2026-03-09T22:10:00+00:00",
    kind: "apology",
    title: "Sunday",
    tag: ["sunday lunch"],
    body: `J.,

I told your sister about the job before you had the chance to. You found out at the table.

I'm sorry if that spoiled lunch.
`,
  },
  {
    at: "2026-03-10T20:41:00+00:00",
    kind: "apology",
    title: "Sunday, and what I said",
    tag: ["sunday lunch"],
    body: `J.,

I told your sister about the job before you had the chance to. You found out at the table, in front of everyone.

I knew it was your news. I wanted to be the one with something to say.

I'm sorry I took that from you.
`,
  },
];

/** A journal after some weeks, the newest first. */
export const USUAL: readonly Page[] = [
  {
    at: "2026-03-12T20:58:00+00:00",
    kind: "apology",
    title: OPEN,
    tag: ["sunday lunch", "not sent"],
    body: `J.,

I told your sister about the job before you had the chance to. You found out at the table, in front of everyone, and had to smile through the rest of lunch.

I knew it was your news. I wanted to be the one with something to say.

I'm sorry I took that from you. I've told her it wasn't mine to share, and I'd like to cook on Friday so that you can tell them the rest yourself, if you want that.
`,
  },
  {
    at: "2026-03-11T07:35:00+00:00",
    kind: "reflection",
    title: "What I do when I am cornered",
    tag: ["patterns"],
    body: `I make a joke, and the joke is always about somebody else.

It happened three times this week that I noticed. The third time I heard it while it was still in my mouth, and I said "let me start again" instead. It felt slow and a little silly. Nobody laughed, which was the point.

- [x] Notice it once
- [x] Say it out loud to one person
- [ ] Do it with my brother there
`,
  },
  {
    at: "2026-03-08T19:20:00+00:00",
    kind: "talk",
    title: "Before Friday",
    tag: ["sunday lunch", "money"],
    body: `## What happened, as a camera would have it

The bank letter lay on the kitchen table. I turned it over when you came in.

## What I would like to ask

Could we look at it together for twenty minutes, with the phones in the other room? You can say no, and we find another day.

> "I don't need you to have fixed it. I need you to stop hiding the envelope."

That is what you said. I think I understand the second half better than I did.
`,
  },
  {
    at: "2026-03-05T23:02:00+00:00",
    kind: "forgiveness",
    title: "Not tonight",
    tag: ["dad"],
    body: `I looked at the question again and the answer is still not now. I am writing it down so that it counts as an answer.

What I would keep: the distance, and Sundays by telephone.

What I might put down one day: going over the same evening to find the place where I could have been funnier, or quieter.
`,
  },
  {
    at: "2026-03-04T18:12:00+00:00",
    kind: "reflection",
    title: "After the phone call",
    tag: ["dad", "small steps"],
    body: `Eleven minutes. We talked about the gutter and the neighbour's dog, and neither of us hung up on the other.

I had a list. I used one line of it.
`,
  },
  {
    at: "2026-03-01T16:45:00+00:00",
    kind: "reflection",
    title: "",
    tag: [],
    body: `Walked to the lighthouse and back without a plan. On the way out I argued with everybody in my head. On the way back I was mostly cold, which was better.
`,
  },
  {
    at: "2026-02-27T21:30:00+00:00",
    kind: "talk",
    title: "The four lines to say first",
    tag: ["money"],
    body: `1. I opened the account in October and did not tell you.
2. I was ashamed of how it began, and then of how long it had gone on.
3. I would like you to see all of it.
4. What would help you to believe the numbers?
`,
  },
  {
    at: "2026-02-22T08:15:00+00:00",
    kind: "apology",
    title: "To the choir, about the solo",
    tag: ["choir"],
    body: `I said I would sing it, and on the day I did not come and did not ring. You stood there and waited for me through a whole verse.

I was afraid of the high part. That is the whole reason, and it was still my choice to leave you standing.
`,
  },
  {
    at: "2026-02-18T22:50:00+00:00",
    kind: "forgiveness",
    title: "For the one I was at nineteen",
    tag: ["old things"],
    body: `You took the money from the tin and let M. be blamed for it. It was forty pounds. It was also her name, for most of a year.

You have paid the forty back. This is about the name.
`,
  },
  {
    at: "2026-02-14T12:00:00+00:00",
    kind: "reflection",
    title: "Things I did that I can trust",
    tag: ["small steps"],
    body: `- Came home when I said, four evenings of five
- Said "I don't know" at work, twice
- Left the room before it turned into shouting, and came back
`,
  },
  {
    at: "2026-02-09T06:40:00+00:00",
    kind: "reflection",
    title: "Awake again",
    tag: [],
    body: `Half past four. The kitchen clock is louder than I remember. I keep practising a sentence that begins with "to be fair".

Nothing good begins with "to be fair".
`,
  },
  {
    at: "2026-01-31T17:05:00+00:00",
    kind: "talk",
    title: "What they told me, in their words",
    tag: ["sunday lunch"],
    body: `"When you tell a story about me I can hear you choosing what is funny over what is true."

I asked whether I had understood it. I had it half right: it is less about the story than about being looked at while it is told.
`,
  },
  {
    at: "2026-01-24T20:20:00+00:00",
    kind: "reflection",
    title: "A first page",
    tag: [],
    body: `I don't know yet what this is for. The counsellor said: a place where you don't have to win.
`,
  },
];

/** What lies in the trash: when it was written, and when it was put away. */
export const PUT_AWAY: readonly (Page & { away: string })[] = [
  {
    at: "2026-02-02T21:00:00+00:00",
    away: "2026-03-10T20:45:00+00:00",
    kind: "apology",
    title: "A letter I will not send",
    tag: ["not sent"],
    body: "Too many of these lines begin with you.\n",
  },
  {
    at: "2026-02-01T09:30:00+00:00",
    away: "2026-02-03T07:12:00+00:00",
    kind: "reflection",
    title: "",
    tag: [],
    body: "List of things they did. I do not want to keep score any more.\n",
  },
];

const LONG =
  "The evening on which everything that had been put off since the autumn was said at once, in the wrong order, by people who had not eaten, and what I would have liked to say first if there had been a first, which there never is when the door is already open and the taxi is waiting with its engine on, as it was";

const TAGS = [
  "sunday lunch",
  "money",
  "dad",
  "small steps",
  "patterns",
  "choir",
  "old things",
  "not sent",
  "sleep",
  "work",
  "what they told me, in their own words, as exactly as I can",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "家",
  "בית",
  "الصبر",
];

/** Forty tags, of every length and script. */
export const MANY_TAGS: readonly string[] = [
  ...TAGS,
  ...Array.from({ length: 40 - TAGS.length }, (_none, at) => `evening ${String(at + 1)}`),
];

/** Everything a text can hold, with a title that is too long and more tags than fit. */
export const CROWDED: Page = {
  at: "2026-03-12T20:59:00+00:00",
  kind: "reflection",
  title: LONG,
  tag: [...MANY_TAGS],
  body: `# A large heading, which wraps when there are more words in it than one line can hold

A paragraph with **bold**, *italic*, ~~struck~~ and \`code\`, and [a link](https://example.org/a/page).

## Lists

- One
- Two, which is long enough to go on into a second line, so that one sees where the second line of an item in a list begins
  - Nested
    - And deeper

1. First
2. Second

- [x] Done
- [ ] Not done yet, and long enough to go on into a second line, so that one sees where the second line begins

### A small heading

> A quotation over more than one line, so that one sees its edge and its colour, and whether it still reads well.
>
> With a second paragraph.

\`\`\`
a block of code {
    that keeps its blanks and is wider than the column in which it stands, so that it has to wrap
}
\`\`\`

---

四月的早晨，我们沿着湖边走了很久，谁也没有说话。后来她说，她并不需要我把一切都修好，她只需要我不再把信藏起来。

הלכנו לאורך הנמל ולא אמרנו הרבה. בסוף היא אמרה שהיא לא צריכה שאתקן הכול.

قلت إنني سأتصل ولم أتصل. انتظرتِ عند النافذة حتى أظلم المساء.

Averylongwordthatnobodywouldwritebutsomebodymaypasteandthatstillhastostayinsideofthecolumnwhateverthewidthofthewindowis
`,
};

/** More entries than anybody writes in a year, made of the others' titles and words. */
export function more(count: number): Page[] {
  const kinds = ["reflection", "talk", "apology", "forgiveness"] as const;
  return Array.from({ length: count }, (_none, at) => {
    const page = USUAL[at % USUAL.length] ?? CROWDED;
    const day = new Date(Date.UTC(2026, 2, 11, 6 + (at % 17)) - at * 40 * 3_600_000);
    return {
      at: day.toISOString().replace(".000Z", "+00:00"),
      kind: kinds[(at * 7) % 4] ?? "reflection",
      title: at % 9 === 4 ? LONG : page.title,
      tag: at % 11 === 3 ? [...MANY_TAGS] : (page.tag ?? []),
      body: page.body,
    } satisfies Page;
  });
}

/** A text of twenty thousand words. */
export function longText(): string {
  const sentences = USUAL.flatMap(({ body = "" }) => body.match(/[A-Z][^.\n]+\.(?= |\n)/g) ?? []);
  const paragraphs: string[] = [];
  let words = 0;
  for (let at = 0; words < 20_000; at += 1) {
    const five = Array.from(
      { length: 5 },
      (_none, nth) => sentences[(at * 3 + nth) % sentences.length],
    );
    const paragraph = five.join(" ");
    words += paragraph.split(" ").length;
    paragraphs.push(
      at % 12 === 0 ? `## Evening ${String(at / 12 + 1)}\n\n${paragraph}` : paragraph,
    );
  }
  return `${paragraphs.join("\n\n")}\n`;
}
