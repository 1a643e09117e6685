"""What F1 shows on each page: a title and short paragraphs, marked for translation, translated when shown."""

from dataclasses import dataclass

from competency_app.i18n import lazy


@dataclass(frozen=True, slots=True)
class Topic:
    """Help for one page. `keys` are (keys, what they do) pairs that count on this page beside the general ones."""

    title: str
    paragraphs: tuple[str, ...]
    keys: tuple[tuple[str, str], ...] = ()


GENERAL_KEYS: tuple[tuple[str, str], ...] = (
    ("Tab, Shift+Tab", lazy("next and previous control")),
    ("Alt+→, Ctrl+Enter", lazy("continue")),
    ("Alt+←", lazy("back")),
    ("Ctrl+1 … Ctrl+5", lazy("sections of the rail")),
    ("Ctrl+Z", lazy("undo the last change, up to twenty steps")),
    ("Ctrl+P", lazy("print or share")),
    ("Ctrl+=, Ctrl+−, Ctrl+0", lazy("larger, smaller, normal text")),
    ("Ctrl+Shift+L", lazy("close the profile and go to the start page")),
    ("F1", lazy("help for this page")),
    ("F6", lazy("next part of the window")),
    ("Esc", lazy("close what floats above the page")),
)

TOPICS: dict[str, Topic] = {
    "start": Topic(
        lazy("Who is working now"),
        (
            lazy(
                "Each profile is one file on this computer. It holds one person’s answers, evidence and plans, and "
                "nothing of anybody else."
            ),
            lazy(
                "A name is enough for a new profile, and it need not be your own: initials or a word will do. "
                "There is no account, and nothing is sent anywhere."
            ),
            lazy(
                "A guest session keeps everything in memory only. Print or save what you want to take with you; when "
                "you finish, it is gone."
            ),
        ),
        (
            ("↑ ↓ ← →", lazy("move between profiles")),
            ("Enter", lazy("open the profile")),
            ("F2", lazy("rename it")),
            ("Del", lazy("delete it for good, after a question")),
        ),
    ),
    "home": Topic(
        lazy("What is next"),
        (
            lazy("The page opens with the next step. Continue takes you to the exact question where you stopped."),
            lazy("The list shows every area with its count. Areas can be answered in any order."),
        ),
    ),
    "choose": Topic(
        lazy("Start something new"),
        (
            lazy(
                "A framework is a list of competences with a description of each level. Take all of it, its quick "
                "look with one question an area, or only the areas that matter to you now."
            ),
            lazy(
                "The quick look gives a first impression and no figures for areas. Use everything when you want to "
                "compare two dates later."
            ),
            lazy(
                "You may say where you would place yourself before the first question. It is only for you: at the end "
                "you can see how it compares."
            ),
            lazy("Earlier answers stay hidden while you answer again, unless you ask to see them."),
        ),
    ),
    "question": Topic(
        lazy("One competence at a time"),
        (
            lazy(
                "Choose the highest description that was true most of the time in the last three months. Nothing is "
                "chosen for you, and you can skip and come back."
            ),
            lazy(
                "“Not part of my work” takes the competence out of the picture. “I cannot judge this yet” leaves it "
                "open and reminds you to talk about it. Neither counts as a low level."
            ),
            lazy(
                "Note and evidence holds what you want to remember, what stands in the way here, and files or links "
                "that show what you do. Only you see it unless you hand it over."
            ),
            lazy("Every answer is on the disk before the next question appears; the top line says so."),
        ),
        (
            ("↑ ↓, Home, End", lazy("move between the answers")),
            ("Space, Enter", lazy("choose; Enter on the chosen answer goes on")),
            ("1 … 9, 0, ?", lazy("choose a level, not part of my work, cannot judge")),
            ("Ctrl+Backspace", lazy("take the answer back")),
            ("Ctrl+G", lazy("jump to a competence")),
            ("Ctrl+E", lazy("note and evidence")),
        ),
    ),
    "check": Topic(
        lazy("Check your answers"),
        (
            lazy("Nothing is final. Open questions come first; Change takes you to a question and back here."),
            lazy("Results work with open questions too. Finishing a round freezes its answers for later comparison."),
        ),
    ),
    "result": Topic(
        lazy("Reading the picture"),
        (
            lazy(
                "Each dot is one competence at the level you chose. The line marks the middle answer of the area, the "
                "band the range in which it would likely lie if you answered again."
            ),
            lazy(
                "A few questions cannot place an area exactly, so the band is often two or three levels wide. Below "
                "two answers, or half of an area, there is no summary at all."
            ),
            lazy("“How this is worked out” names the rule and shows each step. The table holds the same in words."),
            lazy("It is your own rating, a picture of today, and no certificate."),
        ),
        (
            ("↑ ↓", lazy("move between the rows of the picture")),
            ("Enter", lazy("open the row")),
            ("Ctrl+T", lazy("picture or table")),
        ),
    ),
    "competence": Topic(
        lazy("One competence"),
        (
            lazy("Your level now, the description of the next one, and ideas for a first step."),
            lazy(
                "Evidence makes a level firmer: you claim it, you show something for it, you talk it over with "
                "somebody, or somebody has seen it in your classroom. None of this changes the level itself."
            ),
        ),
        (("Del", lazy("remove the evidence, with undo")),),
    ),
    "plan": Topic(
        lazy("A plan that fits the term"),
        (
            lazy(
                "Three open goals at the most. Each starts from the next description of one competence; park a goal "
                "to make room for another."
            ),
            lazy(
                "A sentence of the form “When … I will …” is kept far more often than a good intention, and one line "
                "for the likeliest obstacle saves it when the day goes wrong."
            ),
            lazy(
                "The hours are your own estimate. Programmes that changed practice mostly ran thirty hours or more "
                "over half a year."
            ),
            lazy("A check-in takes two minutes: what happened, what you keep, what comes next."),
        ),
        (("Ctrl+↑, Ctrl+↓", lazy("move the goal up or down")),),
    ),
    "over_time": Topic(
        lazy("Comparing two dates"),
        (
            lazy(
                "The ring is the earlier answer, the dot the later one. The grey band is the usual wobble: how far an "
                "answer may move when the same question is answered twice and nothing has changed."
            ),
            lazy("Only a change beyond the band is called clearly higher or clearly lower."),
            lazy(
                "A level can go down although you have learned: whoever knows more of a topic sees more of what is "
                "still possible. A look back asks where you really stood then; it is kept apart from the first answer."
            ),
        ),
        (("Ctrl+T", lazy("picture or table")),),
    ),
    "print": Topic(
        lazy("Print or share"),
        (
            lazy("Choose what, look at the preview, then print it or save it as PDF or as a page for screen readers."),
            lazy("Notes and evidence are left out unless you switch them on."),
            lazy(
                "Every page says that it is a self-assessment, which rule made the summary, and from which day the "
                "answers are."
            ),
        ),
    ),
    "library": Topic(
        lazy("Frameworks"),
        (
            lazy("Frameworks that come with the program, and those you brought along in this profile."),
            lazy(
                "Before anything is stored you see the tree, the counts and what was noticed. A framework that a "
                "round uses cannot be removed; its round needs it to explain itself."
            ),
            lazy(
                "Of a framework that is here already you see what the new version changes. Your rounds keep the "
                "version they were answered with."
            ),
            lazy(
                "Translators need no program: save the texts of a framework as a table, let the column “target” be "
                "filled, and bring it in again. What is not translated is shown in the framework's own language."
            ),
        ),
    ),
    "editor": Topic(
        lazy("Writing a framework"),
        (
            lazy(
                "Begin with areas, put the competences below them, and say for each level what one sees a person do. "
                "Codes follow from the place, until you write one of your own."
            ),
            lazy(
                "The program looks over your shoulder: a circle marks what is not written yet, a warning sign what is "
                "worth another look. The arrows at the bottom lead from one remark to the next."
            ),
            lazy(
                "Every step is on the disk at once and can be undone. In another language the words of the first one "
                "stand beside yours."
            ),
            lazy(
                "Publishing makes a version that never changes. In the next version you say for each competence "
                "whether earlier answers still stand or are asked again; rounds stay with their version."
            ),
        ),
        (
            ("Enter", lazy("next entry, from the title")),
            ("Shift+Enter", lazy("an entry one level below")),
            ("Ctrl+↑, Ctrl+↓", lazy("move the entry up or down")),
            ("Alt+Shift+→, Alt+Shift+←", lazy("one level down, one level up")),
            ("Del", lazy("in the tree: remove the entry with everything below, with undo")),
            ("F8, Shift+F8", lazy("next and previous remark")),
            ("Ctrl+PgDn, Ctrl+PgUp", lazy("next and previous part of the framework")),
        ),
    ),
    "settings": Topic(
        lazy("Settings and your data"),
        (
            lazy("Language, theme and text size take effect at once."),
            lazy(
                "A backup is made by itself whenever you close a profile that has changed; it is read back and checked "
                "before it counts. Restoring keeps the replaced file beside the new one."
            ),
            lazy("Deleting a profile removes its file and its backups from this computer for good."),
        ),
    ),
}
