import { mount } from "svelte";

import "./kit/kit.css";
import LockPage from "./lock/LockPage.svelte";

const target = document.getElementById("page");
if (target) mount(LockPage, { target });
