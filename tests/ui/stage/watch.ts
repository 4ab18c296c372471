/** Notes what a page may never do: ask somebody else, run what was written, open windows. */

import type { ConsoleMessage, Page, Request } from "@playwright/test";

export class Watch {
  /** What was noted, in order. A good test leaves it empty. */
  readonly seen: string[] = [];
  /** What the policy of the page refused. A good test leaves it empty, too, or says why not. */
  readonly refused: string[] = [];

  constructor(private readonly origin: string) {}

  async over(page: Page): Promise<void> {
    page.on("dialog", (dialog) => {
      this.seen.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => this.seen.push(`an error: ${error.message}`));
    page.on("console", (message) => this.heard(message));
    page.on("request", (request) => this.asked(request));
    page.on("popup", (popup) => this.seen.push(`a window: ${popup.url()}`));
    page.on("download", (download) => this.seen.push(`a download: ${download.url()}`));
    page.on("websocket", (socket) => this.seen.push(`a socket: ${socket.url()}`));
  }

  private asked(request: Request): void {
    const url = new URL(request.url());
    const own = url.origin === this.origin || url.protocol === "blob:";
    if (!own) this.seen.push(`a request to ${url.origin}`);
  }

  private heard(message: ConsoleMessage): void {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // An answer with an error code is an answer; the page says it in its own words.
    if (message.text().startsWith("Failed to load resource") && this.isCommand(message)) return;
    const refusal = /violates the following Content Security Policy|TrustedHTML/;
    const list = refusal.test(message.text()) ? this.refused : this.seen;
    list.push(`the console, ${message.location().url}: ${message.text()}`);
  }

  private isCommand(message: ConsoleMessage): boolean {
    return message.location().url.startsWith(`${this.origin}/host/`);
  }
}
