/** What the lock window knows, and what it can ask of the host. */

import {
  ask,
  asApiError,
  changeWindow,
  type Code,
  type DoorState,
  type KnownVault,
  type Mistyped,
  type PlaceRisk,
  type Removal,
} from "../api/client";
import { wear } from "../kit/look";
import { Wait } from "./wait";

/** What the window shows. `before` is what is said before anything is typed. */
export type Step =
  "waiting" | "before" | "create" | "unlock" | "vaults" | "restore" | "forgotten" | "renew";

/** What the door is doing, which takes about a second on purpose. */
export type Doing = "nothing" | "opening" | "creating" | "choosing" | "trying";

class Door {
  step = $state<Step>("waiting");
  place = $state("");
  /** Nothing is at `place`, where there was a journal before. */
  missing = $state(false);
  risk = $state.raw<PlaceRisk | null>(null);
  vaults = $state.raw<KnownVault[]>([]);
  doing = $state<Doing>("nothing");
  /** How it went when a journal was removed a moment ago. */
  removal = $state.raw<Removal | null>(null);
  /** Why the last attempt was refused. */
  refused = $state<Code | undefined>();
  /** What is amiss with the recovery code that was typed. */
  mistyped = $state.raw<Mistyped | undefined>();
  /** What was done a moment ago. */
  told = $state("");
  /** The next try is asked for, and its moment has not come. Everything else can be done meanwhile. */
  waiting = $state(false);
  #wait = new Wait();
  /** Which wait is meant: one that somebody left is not. */
  #turn = 0;

  /** Asks how things stand. */
  async look(): Promise<void> {
    await this.#try("nothing", async () => this.stand(await ask("door_state", {})));
  }

  /** From what is said first to the passphrase. */
  goOn(): void {
    this.#goTo("create");
  }

  /** From the passphrase, which is forgotten, to the recovery code. */
  goToRecovery(): void {
    this.#goTo("forgotten");
  }

  /** To the list of journals. */
  goToVaults(): void {
    this.#goTo("vaults");
  }

  /** To a journal from a backup. */
  goToRestore(): void {
    this.#goTo("restore");
  }

  /** From the new passphrase, without it: the code that was tried opens nothing any more. */
  async leaveRenewing(): Promise<void> {
    await this.dropCode();
    this.goBack();
  }

  /** Back to what was shown first. */
  goBack(): void {
    this.forgetTrouble();
    this.step = "waiting";
    void this.look();
  }

  /** Takes what was refused from the page: something else is about to be tried. */
  forgetTrouble(): void {
    this.refused = undefined;
    this.mistyped = undefined;
  }

  /** Opens the vault. The window closes when that goes well. */
  async unlock(passphrase: string): Promise<void> {
    if (this.waiting || this.doing !== "nothing" || !(await this.#itsTurn())) return;
    await this.#try("opening", async () => {
      try {
        await ask("door_unlock", { passphrase });
      } catch (thrown) {
        if (asApiError(thrown).code === "wrong_passphrase") this.#wait.lengthen();
        throw thrown;
      }
      changeWindow();
    });
  }

  /** Makes a vault. The window closes when that goes well. */
  async create(passphrase: string): Promise<void> {
    await this.#try("creating", async () => {
      await ask("door_create", { passphrase });
      changeWindow();
    });
  }

  /** The recovery code that was offered is not wanted any more. */
  async dropCode(): Promise<void> {
    await this.#try("nothing", async () => void (await ask("recovery_drop", {})));
  }

  /** Tries a code from paper. Answers whether it opened the vault; a new passphrase is next. */
  async tryCode(recovery: string): Promise<boolean> {
    await this.#try("trying", async () => {
      this.mistyped = undefined;
      const { amiss } = await ask("door_recovery", { recovery });
      if (amiss) this.mistyped = amiss;
      else this.step = "renew";
    });
    return this.step === "renew";
  }

  /** Opens the vault by the code that was tried. The window closes when that goes well. */
  async recover(passphrase: string): Promise<void> {
    await this.#try("opening", async () => {
      await ask("door_recover", { passphrase });
      changeWindow();
    });
  }

  /** Asks for another folder. */
  async choosePlace(): Promise<void> {
    await this.#try("choosing", async () => {
      const chosen = await ask("door_choose_place", {});
      if (chosen) this.stand(chosen);
    });
  }

  /** Means another one of the list. */
  async choose(id: string): Promise<void> {
    await this.#try("choosing", async () => this.stand(await ask("door_choose", { id })));
  }

  /** Means a place for a new one. */
  async beginNew(): Promise<void> {
    await this.#try("choosing", async () => this.stand(await ask("door_new", {})));
  }

  /** Takes one from the list, which is shown still. */
  async forget(id: string): Promise<void> {
    await this.#try("choosing", async () => {
      this.stand(await ask("door_forget", { id }));
      this.step = "vaults";
    });
  }

  /** Shows what the host says. */
  stand({ state, place, risk, vaults, look, language, removal }: DoorState): void {
    wear(look, language);
    this.removal = removal;
    this.place = place;
    this.risk = risk;
    this.vaults = vaults;
    this.missing = state === "missing";
    if (state !== "none") this.step = "unlock";
    else if (this.step !== "create") this.step = "before";
  }

  /** Waits until the next try may come. Answers whether it is wanted still. */
  async #itsTurn(): Promise<boolean> {
    const turn = ++this.#turn;
    this.forgetTrouble();
    this.waiting = !this.#wait.isOver();
    await this.#wait.over();
    if (turn !== this.#turn) return false;
    this.waiting = false;
    return true;
  }

  #goTo(step: Step) {
    this.#turn += 1;
    this.waiting = false;
    this.forgetTrouble();
    this.told = "";
    this.step = step;
  }

  async #try(doing: Doing, what: () => Promise<void>) {
    if (this.doing !== "nothing") return;
    this.doing = doing;
    this.refused = undefined;
    try {
      await what();
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
    } finally {
      this.doing = "nothing";
    }
  }
}

export const door = new Door();
