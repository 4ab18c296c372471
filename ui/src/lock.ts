import { mount } from "svelte";

import "./kit/kit.css";
import { asProgram } from "./kit/program";
import LockPage from "./lock/LockPage.svelte";

asProgram();
const target = document.getElementById("page");
if (target) mount(LockPage, { target });
