/** A noun with the article that it is read with: `an aws_subnet`, `a tier`. */
export function withArticle(noun: string): string {
  // Initials such as S3 and NLB are read letter by letter.
  return `${/^([aeiouAEIOU]|[FHLMNRSX][A-Z0-9])/.test(noun) ? "an" : "a"} ${noun}`;
}

/** A number of things: `1 finding`, `2 findings`. @param noun one whose plural ends in `s` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
