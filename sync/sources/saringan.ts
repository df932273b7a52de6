/**
 * Looks at the bytes of lines before anything is decoded, so that a line that was accepted before costs a hash and no text. `kenal` changes
 * nothing: only when the reader knows that the line is a whole record does it call `lewati`.
 */
export interface Saringan {
  /** Whether the bytes from `dari` to `sampai` (line end excluded) say of a person what is known already. */
  kenal(blok: Buffer, dari: number, sampai: number): boolean;
  /** The line last recognised is a record of its own, on this line of the file. */
  lewati(nomor: number): void;
  /** Whether what was noted so far should be taken away before more is read. */
  penuh(): boolean;
}
