import { createHash } from "node:crypto";
import { type PackedFile, inFolder, sorted, textFile } from "./kit.js";
import { type Ingredients, type MakeAutograder, template } from "./platform.js";

/** Seconds that PrairieLearn waits at most; it takes no more than 600. All budgets of a submission together are below it. */
const TIMEOUT_SECONDS = 300;

/** What the image is built of. */
const IMAGE_FILES = ["package.json", "package-lock.json", ".npmrc"];

/**
 * PrairieLearn: a question folder with the kit in its `tests/`, which needs no network, and the description of an image
 * that has Node and the packages.
 */
export const prairielearn: MakeAutograder = async (ingredients) => {
  const { kit, nodeMajor, gradeOptions, exercise, image } = ingredients;
  const question: PackedFile[] = [
    textFile("info.json", info(ingredients)),
    await template("prairielearn/question.html", "question.html", {
      summary: escaped(exercise.summary),
      studentFiles: exercise.studentFiles.map((name) => `<code>${escaped(name)}</code>`).join(", "),
      fileNames: escaped(exercise.studentFiles.join(",")),
    }),
    await template("prairielearn/grade.sh", "tests/grade.sh", { gradeOptions }, true),
    ...inFolder("tests/kit", kit),
  ];
  const files = [
    ...inFolder("question", question),
    ...inFolder("image", [
      await template("prairielearn/Dockerfile", "Dockerfile", { nodeMajor }),
      ...kit.filter(({ path }) => IMAGE_FILES.includes(path)),
    ]),
  ];
  return {
    files: sorted(files),
    next: [
      `Build image/ and push it, then see that "image" in question/info.json names it (now ${JSON.stringify(image)}).`,
      "Copy question/ into the questions of your course.",
    ],
  };
};

function info({ exercise, image }: Ingredients): string {
  const value = {
    uuid: uuidOf(`alloclab/prairielearn/${exercise.id}`),
    title: exercise.title,
    topic: "Memory allocation",
    type: "v3",
    gradingMethod: "External",
    externalGradingOptions: {
      image,
      entrypoint: ["bash", "/grade/tests/grade.sh"],
      timeout: TIMEOUT_SECONDS,
      enableNetworking: false,
    },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The same for the same name, so that a question that is made anew stays the same question. */
function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
