"""Runs the commands of the files for CI, in a scratch course, with a program that is built already.

    .build/tools/bin/python Tests/CommandTests/ContinuousIntegration/course.py .build/debug/optreport

Says what is not as it must be, and ends with 1 if anything is.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]
TOOLS = Path(sys.executable).parent
CONFIG = {
    "dotsPerInch": 72,
    "experiments": {
        "bowl": {
            "objective": "bowl",
            "start": [0, 0],
            "steps": 20,
            "optimizer": {"name": "gd", "learningRate": 0.1},
            "expect": [{"steps": 20}],
        }
    },
    "figures": {
        "loss": {
            "title": "The loss",
            "size": [80, 60],
            "panels": [[{"marks": [{"mark": "line", "of": "bowl", "y": "loss"}]}]],
        }
    },
}

problems = []


def expect(condition, message):
    """Notes what is not as it must be."""
    if not condition:
        problems.append(message)


def run(command, **options):
    """Runs a command to its end, with both outputs as one text."""
    return subprocess.run(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options
    )


def load(name):
    """A YAML file of the repository; YAML 1.2, in which "on" is no truth value."""
    return YAML(typ="safe").load((ROOT / name).read_text())


class Course:
    """A repository with a config and the figures that are made of it."""

    def __init__(self, scratch, program):
        self.program = program
        self.scratch = scratch
        self.folder = scratch / "course"
        (self.folder / "Configs").mkdir(parents=True)
        self.write(CONFIG)
        self.git("init", "--quiet")
        built = run([program, "build", "Configs/experiments.json", "--quiet"], cwd=self.folder)
        expect(built.returncode == 0, f"the course cannot be built:\n{built.stdout}")

    def git(self, *arguments):
        run(["git", *arguments], cwd=self.folder)

    def write(self, config):
        text = config if isinstance(config, str) else json.dumps(config, indent=2) + "\n"
        (self.folder / "Configs/experiments.json").write_text(text)

    def changed(self):
        """The config with another learning rate, so that the figure is another one."""
        config = json.loads(json.dumps(CONFIG))
        config["experiments"]["bowl"]["optimizer"]["learningRate"] = 0.2
        return config

    def environment(self, **more):
        """The variables of a CI job."""
        names = ("PATH", "HOME", "LANG", "ASAN_OPTIONS", "TSAN_OPTIONS")
        kept = {key: os.environ[key] for key in names if key in os.environ}
        return {**kept, **more}


class Action:
    """GitHub's way to run a composite action: as much of it as action.yml needs."""

    def __init__(self, course):
        self.course = course
        self.action = load("action.yml")
        self.path = course.scratch / "action"
        shutil.copytree(ROOT / "Sources", self.path / "Sources")
        for name in ("Makefile", "Package.swift"):
            shutil.copy(ROOT / name, self.path / name)
        release = self.path / ".build/release"
        release.mkdir(parents=True)
        (release / "optreport").symlink_to(course.program)

    def value(self, text, contexts):
        """A text with its expressions filled in."""

        def fill(match):
            value = contexts
            for name in match.group(1).split("."):
                if name not in value:
                    problems.append(f"action.yml: nothing is called {match.group(1)}")
                    return ""
                value = value[name]
            return value

        return re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", fill, str(text))

    def isDone(self, condition, contexts):
        """Whether a step is done: conditions compare a value with a text."""
        match = re.fullmatch(r"([\w.-]+) (==|!=) '(.*)'", condition)
        if not match:
            problems.append(f"action.yml: this test cannot tell what means {condition}")
            return False
        value = self.value("${{ " + match.group(1) + " }}", contexts)
        return (value == match.group(3)) == (match.group(2) == "==")

    def result(self, given):
        """Runs all steps: the exit code, what was printed, the summary, and the outputs."""
        files = {name: self.course.scratch / name for name in ("output", "summary")}
        for file in files.values():
            file.write_text("")
        inputs = {key: spec.get("default", "") for key, spec in self.action["inputs"].items()}
        expect(set(given) <= set(inputs), f"action.yml has no input of {sorted(given)}")
        for key, spec in self.action["inputs"].items():
            expect(key in given or not spec.get("required"), f"action.yml needs {key}")
        contexts = {
            "inputs": {**inputs, **given},
            "runner": {"os": "Linux", "arch": "X64"},
            "github": {"run_id": "1"},
            # The cache has the program.
            "steps": {"program": {"outputs": {"cache-hit": "true"}}},
        }
        environment = self.course.environment(
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(self.path),
            GITHUB_OUTPUT=str(files["output"]),
            GITHUB_STEP_SUMMARY=str(files["summary"]),
            GITHUB_WORKSPACE=str(self.course.folder),
            RUNNER_TEMP=str(self.course.scratch / "temp"),
        )
        text, code = "", 0
        for step in self.action["runs"]["steps"]:
            if code != 0 or "if" in step and not self.isDone(step["if"], contexts):
                continue
            for value in step.get("with", {}).values():
                self.value(value, contexts)
            if "run" not in step:
                continue
            expect("${{" not in step["run"], f"{step['name']}: expressions belong into env")
            variables = {key: self.value(v, contexts) for key, v in step.get("env", {}).items()}
            files["output"].write_text("")
            done = run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.course.folder,
                env={**environment, **variables},
            )
            text, code = text + done.stdout, done.returncode
            lines = files["output"].read_text().splitlines()
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": dict(x.split("=", 1) for x in lines)}
        outputs = {
            key: self.value(spec["value"], contexts) if code != 64 else ""
            for key, spec in self.action["outputs"].items()
        }
        return code, text, files["summary"].read_text(), outputs


def checkAction(course):
    """The composite action, with a course that is in order and with one that is not."""
    action = Action(course)
    # The course that the workflow shows is this repository; its inputs are those of the action.
    steps = load(".github/workflows/figures.yml")["jobs"]["check"]["steps"]
    given = next(step["with"] for step in steps if step.get("uses") == "./")
    for path in given.values():
        expect((ROOT / path).exists(), f"figures.yml names {path}, which is not there")

    code, text, _, _ = action.result(given)
    expect(code == 0, f"check of a course in order ended with {code}:\n{text}")
    for command in ("build", "validate"):
        code, text, _, _ = action.result({**given, "command": command, "args": "--color never"})
        expect(code == 0, f"{command} ended with {code}:\n{text}")
    code, text, _, _ = action.result({**given, "command": "frobnicate"})
    expect(code == 64 and "::error " in text, f"an unknown command ended with {code}:\n{text}")

    course.write(course.changed())
    code, text, summary, outputs = action.result(given)
    expect(code == 1, f"check of changed figures ended with {code}:\n{text}")
    expect("::error file=Configs/experiments.json,line=" in text, f"drift has no place:\n{text}")
    expect("loss" in summary, f"the summary does not name the figure:\n{summary}")
    page = course.folder / outputs["report"]
    expect(page.is_file() and "<html" in page.read_text(), "there is no page of what differs")

    typo = json.dumps(CONFIG, indent=2).replace('"figures"', '"figurs"')
    line = 1 + typo[: typo.index('"figurs"')].count("\n")
    course.write(typo)
    code, text, summary, _ = action.result(given)
    expect(code == 65, f"check of a config with mistakes ended with {code}:\n{text}")
    expect(f"::error file=Configs/experiments.json,line={line}," in text, f"no place:\n{text}")
    expect("error" in summary, f"the summary has no mistakes:\n{summary}")
    course.write(CONFIG)

    plan = run(["make", "-n", "-o", "libraries", "build"], cwd=ROOT).stdout
    expect("--configuration release" in plan, f"make build builds no release:\n{plan}")


def checkGitLab(course):
    """The job for GitLab; the cache has the program."""
    file = load(".gitlab/figures.gitlab-ci.yml")
    job = file["figures"]
    repository = course.scratch / "optreport.git"
    run(["git", "clone", "--quiet", "--bare", str(ROOT), str(repository)])
    run(["git", "-C", str(repository), "tag", "--force", "v1"])
    (course.folder / ".cache/bin").mkdir(parents=True)
    (course.folder / ".cache/bin/optreport").symlink_to(course.program)
    variables = {**file["variables"], **job["variables"], "CI_PROJECT_DIR": str(course.folder)}
    variables["OPTREPORT_REPOSITORY"] = repository.as_uri()
    variables = {key: os.path.expandvars(str(value)) for key, value in variables.items()}
    variables["XDG_CACHE_HOME"] = str(course.folder / ".cache")
    script = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])

    def result():
        environment = course.environment(**variables)
        return run(["bash", "-c", script], cwd=course.folder, env=environment)

    done = result()
    expect(done.returncode == 0, f"GitLab: a course in order is refused:\n{done.stdout}")
    course.write(course.changed())
    done = result()
    expect(done.returncode == 1, f"GitLab: drift ended with {done.returncode}:\n{done.stdout}")
    for path in job["artifacts"]["paths"]:
        expect((course.folder / path).exists(), f"GitLab: there is no {path} to keep")
    course.write(CONFIG)


def checkHooks(course):
    """The hooks for pre-commit, as it calls them."""
    path = course.scratch / "bin"
    path.mkdir()
    (path / "optreport").symlink_to(course.program)
    config = "Configs/experiments.json"
    for hook in load(".pre-commit-hooks.yaml"):
        expect(hook["id"].startswith("optreport-"), f"{hook['id']} is a name others may have")
        expect(re.search(hook["files"], config), f"{hook['id']} does not look at {config}")
        files = [config] if hook.get("pass_filenames", True) else []
        command = [*shlex.split(hook["entry"]), *hook.get("args", []), *files]
        environment = course.environment(PATH=f"{path}:{os.environ['PATH']}")

        def result():
            return run(command, cwd=course.folder, env=environment)

        done = result()
        if hook["id"] == "optreport-fmt":
            done = result()
        expect(done.returncode == 0, f"{hook['id']}: a course in order is refused:\n{done.stdout}")
        course.write("{")
        done = result()
        expect(done.returncode != 0, f"{hook['id']}: a broken config passes:\n{done.stdout}")
        course.write(CONFIG)


def checkDockerfile(program):
    """As much of the image as can be known without building it."""
    lint = run([str(TOOLS / "hadolint"), str(ROOT / "Dockerfile")])
    expect(lint.returncode == 0, f"Dockerfile:\n{lint.stdout}")
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.M)
    lines = text.replace("\\\n", " ").splitlines()
    stages = [line.split() for line in lines if line.startswith("FROM ")]
    expect(len(stages) == 2 and "slim" in stages[1][1], "the image is not small")
    sent = [x[1:] for x in (ROOT / ".dockerignore").read_text().split() if x.startswith("!")]
    for line in lines:
        if line.startswith("COPY ") and "--from=" not in line:
            for source in line.split()[1:-1]:
                expect((ROOT / source).exists(), f"Dockerfile copies {source}, which is not there")
                expect(source in sent, f".dockerignore keeps {source} from the Dockerfile")
        if line.startswith("COPY --from="):
            stage = line.split()[1].removeprefix("--from=")
            expect(stage == stages[0][-1], f"Dockerfile has no stage {stage}")
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    expect(users and users[-1].split(":")[0] not in ("0", "root"), "the image runs as root")
    if shutil.which("apt-cache") and shutil.which("dpkg"):
        checkPackages(next(line for line in lines if "apt-get install" in line), program)


def checkPackages(line, program):
    """The packages exist, and have every library that the program is linked with."""
    packages = re.findall(r" ((?:lib)[\w.+-]+)", line)
    for package in packages:
        known = run(["apt-cache", "show", package]).returncode == 0
        expect(known, f"Dockerfile installs {package}, which Debian does not have")
    needed = re.findall(r"Shared library: \[(.*?)\]", run(["readelf", "-d", program]).stdout)
    # In a release Swift's own libraries are inside of the program, and those that have archives.
    run(["make", "--silent", "static"], cwd=ROOT)
    inside = [path.stem for path in (ROOT / ".build/static").glob("*.a")]
    swift = re.compile(r"lib(swift|Foundation|_?BlocksRuntime|dispatch).*")
    for library in needed:
        if library.split(".so")[0] in inside:
            continue
        owner = run(["dpkg", "-S", f"*/{library}"]).stdout.split(":")[0]
        if swift.fullmatch(library) or owner in ("libc6", "libgcc-s1", "libstdc++6"):
            continue
        expect(owner in packages, f"{library} ({owner}) is not in the image")


def checkSchemas():
    """The files are what the services read, by the schemas that they publish."""
    for schema, file in (
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/figures.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/figures.yml"),
        ("vendor.gitlab-ci", ".gitlab/figures.gitlab-ci.yml"),
    ):
        command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", schema, str(ROOT / file)]
        done = run(command)
        expect(done.returncode == 0, f"{file}:\n{done.stdout}")


def main():
    program = str(Path(sys.argv[1]).absolute())
    with tempfile.TemporaryDirectory() as scratch:
        course = Course(Path(scratch).resolve(), program)
        checkSchemas()
        checkAction(course)
        checkGitLab(course)
        checkHooks(course)
        checkDockerfile(program)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


main()
