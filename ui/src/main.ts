import { mount } from "svelte";

import "./kit/kit.css";
import Frame from "./app/Frame.svelte";
import { asProgram } from "./kit/program";

asProgram();
const target = document.getElementById("page");
if (target) mount(Frame, { target });
