// Wording of lines that stand around a story on a page: notes of dates, credits of pictures, contacts, labels of link lists.

const DATE_WORDS =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|today|yesterday|[ap]\.?m\.?|a\.m|p\.m|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|hst|gmt|utc|bst|ist|cet|amt|first|last|originally|original|published|posted|updated|modified|created|date|on|at|by|the|of|minutes?|mins?|hours?|hrs?|days?|ago|read|st|nd|rd|th|t|z)\b/gi;

/** "Published 10:02 AM EST Nov 19, 2019", "November 18, 2019 | 4:10pm", "3 min read": nothing but when. */
export const isDateNote = (text: string): boolean => {
  if (text.length > 140 || !/\d/.test(text)) return false;
  if (
    !/\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d\s*(?:[ap]\.?m|$)|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\bago\b|\bmin(?:ute)?s? read\b|^(?:updated|published|posted)\b/i.test(
      text,
    )
  )
    return false;
  const plain = text.replace(/(?<=\d)(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const rest = plain.replace(DATE_WORDS, ' ').replace(/[^\p{L}]+/gu, '');
  // "By Anna Berg - 11/18/19 11:04 PM EST": a name may stand before the date.
  if (/^by\s+\p{Lu}/iu.test(text) && text.split(/\s+/).length <= 22 && !/[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(text))
    return rest.length <= 60;
  return rest.length <= 2;
};

const AGENCIES =
  'getty(?: images)?|afp|reuters|ap|ap photo|associated press|shutterstock|epa(?:-efe)?|bloomberg(?: news)?|alamy|istock(?:photo)?|unsplash|wire services?|news agencies|agencies|pa|upi|dpa|nasa|usa today|post wires?';
const ONLY_AGENCY = new RegExp(
  `^(?:with |source:?\\s*|©\\s*|via |\\(|by )?(?:${AGENCIES})(?:\\s*[/|,&]\\s*[\\w ]{1,30})?\\)?$`,
  'i',
);
const NAMED_CREDIT =
  /^(?:\[?(?:image|photo|picture|foto|photograph|file photo|screenshot|illustration|video|credit)s?(?: (?:by|via|credit|credits|source|caption|copyright))?\]?\s*(?:[:|©]|\.{3}|courtesy|copyright)|(?:image|media) (?:copyright|caption)\b|\([^()]{0,40}(?:photo|image|credit|illustration)[^()]{0,80}\)$|©|\(c\) |courtesy of\b)/i;
const ENDS_WITH_CREDIT =
  /(?:\((?:[^()]*\b)?(?:image|photo|credit|picture|courtesy)s?(?: by|:| courtesy)[^()]{0,100}\)|\([^()]*\b(?:getty|shutterstock|(?:ap|reuters|afp|epa)(?: photo|\/| via))[^()]{0,60}\)|\|\s*(?:getty images|ap|reuters|afp)|\.\s*(?:credit|photo|photograph|picture|image|source)s?(?: by|:)\s?[^.]{2,60}|(?:credit|photo|photograph|image)(?:\.{3}|:)\s?[^.]{2,60}|[\p{Ll})."]\s?(?:Getty Images|AFP\/Getty|AP Photo|AP|REUTERS|Reuters|AFP|EPA))\s*$/iu;
const CONTRIBUTED =
  /\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b|^contributing:|^(?:with )?(?:additional )?reporting (?:by|from)\b|^(?:from|with) (?:wire|staff)\b/i;

/** "(Image: © Anna Berg)", "Photo: Reuters", "A march in Oruro. Credit: Anna Berg", "Tom Reed contributed to this report." */
export const isCreditLine = (text: string): boolean => {
  const words = text.split(/\s+/).length;
  if (words <= 8 && ONLY_AGENCY.test(text)) return true;
  if (words <= 70 && NAMED_CREDIT.test(text)) return true;
  if (words <= 60 && CONTRIBUTED.test(text)) return true;
  // "…, he told Reuters" closes a sentence of the story; a caption's credit comes after one, or in brackets.
  return (
    words <= 80 &&
    ENDS_WITH_CREDIT.test(text) &&
    !/\b(?:told|to|by|from|for|the|with|and|of|per) (?:the )?[\p{L} ]{2,20}$/iu.test(text)
  );
};

/** "Anna Berg can be reached at …", "Follow her on Twitter", "Anna Berg is a reporter for …": under the story. */
export const isContact = (text: string): boolean => {
  const words = text.split(/\s+/).length;
  if (words > 90) return false;
  if (
    words <= 60 &&
    /[\w.+-]+@[\w-]+\.\w{2,}|\bfollow (?:(?:him|her|them|me|us|the author|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) )?(?:on|at|@)|\b(?:may|can) be (?:reached|contacted)\b|\breach (?:him|her|them|me|us) at\b/iu.test(
      text,
    )
  )
    return true;
  return /^(?:\p{Lu}[\p{L}.'’-]+ ){1,3}(?:\([^)]*\) )?(?:is|was|has been|joined|covers|writes|works|reports)\b[^.]{0,160}\b(?:reporter|writer|editor|journalist|correspondent|columnist|contributor|blogger|reporting|covering|native|author of)\b/u.test(
    text,
  );
};

const TAIL_LABEL =
  /^\W*(?:related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|topics|coverage|links|reading))?|more (?:from|on|about|in|great|stories|news|like|articles|coverage|related)\b.{0,40}|more|most (?:read|popular|viewed|shared|commented)\b.{0,20}|trending(?: now| stories| topics)?|you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy).{0,10}|recommended(?: for you| stories| reading| videos)?|don['’]t miss(?: it)?|must read|read (?:next|also|more)|also read|recent (?:articles|posts|stories|news|comments)|popular (?:this week|now|posts|stories|articles|news)|latest (?:news|stories|articles|posts|headlines)|(?:\d+ |no |show |view |add |post |leave )?(?:a |an )?(?:comments?|repl(?:y|ies)|responses?)(?: \(\+?\d*\))?|join the (?:conversation|discussion)|about the author.{0,10}|tags|filed under|categories|topics|share (?:this|on|it)\b.{0,30}|share|see also|up next|next (?:story|article|post|up)|editors?['’]?s? picks?|top stories|top news|something to consider|sponsored(?: content| links| stories)?|around the web|from (?:the|around) web|promoted(?: content| stories)?|newsletters?|sign up.{0,40}|subscribe.{0,40}|follow us.{0,30}|what do you think.{0,10}|tell us what you think.{0,10}|featured(?: stories| articles| video)?|further reading)\s*[:.…»>|]*$/i;

/** "Related stories", "More from the North:", "3 Comments": the label above what is not the story. */
export const isTailLabel = (text: string): boolean => text.length <= 80 && text.split(/\s+/).length <= 9 && TAIL_LABEL.test(text);

/** "3 Comments", "Leave a reply", "About the author": what follows is never the story. */
export const isEndLabel = (text: string): boolean => /comment|repl(?:y|ies)|about the author/i.test(text) && isTailLabel(text);

const SHARE_WORD =
  /^(?:share|shares|tweet|tweets|pin|pin it|email|e-mail|mail|print|comments?|save|submit|facebook|twitter|x|whatsapp|messenger|telegram|linkedin|reddit|flipboard|pinterest|pocket|tumblr|copy|link|on|via|this|more|or|\d+)$/i;

/** "Share Tweet Submit", "Facebook Twitter Email": the labels of buttons in a row. */
export const isShareLine = (text: string): boolean => {
  const words = text.split(/[\s|,/·•]+/).filter(Boolean);
  return words.length > 0 && words.length <= 10 && /\p{L}/u.test(text) && words.every((word) => SHARE_WORD.test(word));
};
