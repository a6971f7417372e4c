"""Colours and type of both themes, and how they reach the application.

Tokens are named by meaning. `muted`, `warn` and `good` of the design fall below 4.5:1 on some of
our grounds, so text uses the nearest darker `muted_text`, `warn_text` and `good_text`; the named
colours stay for lines, marks and icons.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from string import Template
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from belvedere.locations import resources

Choice = Literal["system", "light", "dark"]
BASE_PIXELS = 13
_PROPERTY = "belvedereTheme"


@dataclass(frozen=True, slots=True)
class Chip:
    """Colours of one filled label.

    Attributes:
        fill: Background.
        text: Text on it, at least 4.5:1.
        line: Border; empty for none.
    """

    fill: str
    text: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme; every value is `#rrggbb`.

    Attributes:
        ground: Behind content. `panel`: behind navigation, headers, status. `raised`: menus.
        ink: Text. `ink_soft`: header text. `muted_text`: secondary text on any ground.
        faint: Disabled text and quiet marks; not for text that must be read.
        lines: Hairlines. `lines_strong`: the line under a table header, control borders on hover.
        accent: Links, selected text, outlines. `accent_fill`: the primary button.
        stages: Chip by stage name, in order. `series`: categories (Okabe-Ito).
    """

    name: Literal["light", "dark"]
    ground: str
    panel: str
    raised: str
    button: str
    button_hover: str
    hover: str
    ink: str
    ink_soft: str
    muted: str
    muted_text: str
    faint: str
    lines: str
    lines_strong: str
    accent: str
    accent_soft: str
    selection: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    warn: str
    warn_text: str
    warn_soft: str
    warn_line: str
    bad: str
    bad_soft: str
    bad_line: str
    good: str
    good_text: str
    good_soft: str
    good_line: str
    stopped: str
    hit: str
    shadow: str
    stages: Mapping[str, Chip] = field(hash=False)
    series: tuple[str, ...] = ()

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its field name."""
        return QColor(getattr(self, token))

    def chip(self, name: str) -> Chip:
        """Return the label colours of a stage or tone; anything else is a stopped program's grey."""
        stage = self.stages.get(name)
        return stage if stage is not None else self.tone(name)

    def tone(self, name: str) -> Chip:
        """Return the soft colours of `accent`, `warn`, `bad` or `good`, else neutral grey."""
        match name:
            case "accent":
                return Chip(self.accent_soft, self.accent, self.accent)
            case "warn":
                return Chip(self.warn_soft, self.warn_text, self.warn_line)
            case "bad":
                return Chip(self.bad_soft, self.bad, self.bad_line)
            case "good":
                return Chip(self.good_soft, self.good_text, self.good_line)
            case _:
                return Chip(self.stopped, self.muted_text, self.lines)


# Okabe and Ito's eight, told apart with any colour vision; black gives way to a grey that
# shows on both grounds.
_SERIES = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#7f8a97",
)  # fmt: skip

LIGHT = Theme(
    name="light",
    ground="#ffffff",
    panel="#f6f8fa",
    raised="#ffffff",
    button="#ffffff",
    button_hover="#f6f8fa",
    hover="#f6f9fb",
    ink="#1b2430",
    ink_soft="#3b4655",
    muted="#6b7788",
    muted_text="#566272",
    faint="#9aa5b4",
    lines="#e3e8ee",
    lines_strong="#d5dce4",
    accent="#0b6b7f",
    accent_soft="#e3f1f4",
    selection="#d3e9ee",
    accent_fill="#0b6b7f",
    accent_hover="#095a6b",
    on_accent="#ffffff",
    warn="#b45f06",
    warn_text="#9c5104",
    warn_soft="#fdf1e0",
    warn_line="#f3d9a8",
    bad="#b3261e",
    bad_soft="#fbe9e7",
    bad_line="#f1c4bf",
    good="#1b7f4b",
    good_text="#187143",
    good_soft="#e4f4ea",
    good_line="#b9dfc8",
    stopped="#eceff3",
    hit="#ffe79a",
    shadow="#1b2430",
    stages={
        "Preclinical": Chip("#eef4f8", "#3b4655", "#cfdbe3"),
        "Phase 1": Chip("#d7e6ee", "#1b3a4a"),
        "Phase 1/2": Chip("#b5d3e0", "#12303f"),
        "Phase 2": Chip("#86b9cd", "#06222e"),
        "Phase 2/3": Chip("#4e98b3", "#041c27"),
        "Phase 3": Chip("#1f7691", "#ffffff"),
        "Filed": Chip("#0a5670", "#ffffff"),
        "Approved": Chip("#063a4d", "#ffffff"),
    },
    series=_SERIES,
)

# On a dark ground the deepest blue would be the least visible, so the ramp runs the other way:
# the further along, the brighter.
DARK = Theme(
    name="dark",
    ground="#12181f",
    panel="#1a212a",
    raised="#1f2731",
    button="#1a212a",
    button_hover="#222b36",
    hover="#171f27",
    ink="#e6ebf1",
    ink_soft="#c3ccd7",
    muted="#9aa8b8",
    muted_text="#9aa8b8",
    faint="#6d7b8c",
    lines="#2b3541",
    lines_strong="#3a4654",
    accent="#5cc0d6",
    accent_soft="#173a44",
    selection="#1a3f4b",
    accent_fill="#1a7b91",
    accent_hover="#176d81",
    on_accent="#ffffff",
    warn="#e3a04a",
    warn_text="#f0b867",
    warn_soft="#33270f",
    warn_line="#5c4513",
    bad="#f2a09a",
    bad_soft="#3a1d1b",
    bad_line="#6b2f2b",
    good="#58c08a",
    good_text="#79d3a0",
    good_soft="#14301f",
    good_line="#245c3b",
    stopped="#2b3541",
    hit="#5e4a12",
    shadow="#000000",
    stages={
        "Preclinical": Chip("#1a2a35", "#c3ccd7", "#2c4150"),
        "Phase 1": Chip("#1d3b49", "#d3e4ec"),
        "Phase 1/2": Chip("#1f4c5c", "#e0eef4"),
        "Phase 2": Chip("#226175", "#f0f8fb"),
        "Phase 2/3": Chip("#25758c", "#ffffff"),
        "Phase 3": Chip("#4e9db6", "#04141c"),
        "Filed": Chip("#86c3d5", "#05202b"),
        "Approved": Chip("#c4e6ef", "#06303f"),
    },
    series=_SERIES,
)


def resolve(choice: Choice, scheme: Qt.ColorScheme) -> Theme:
    """Return the theme for a choice; `system` follows the scheme, unknown counts as light."""
    if choice == "system":
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def current() -> Theme:
    """Return the theme that was applied last, as the palette is the application's too."""
    app = QCoreApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    return found if isinstance(found, Theme) else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the application its style, palette, font and style sheet."""
    app.setProperty(_PROPERTY, theme)
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(font())
    app.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """Return the palette, for what the style sheet does not reach."""
    role, made = QPalette.ColorRole, QPalette()
    for name, value in _palette_colours(theme).items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return made


def _palette_colours(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.ground,
        role.Base: theme.ground,
        role.AlternateBase: theme.panel,
        role.WindowText: theme.ink,
        role.Text: theme.ink,
        role.Button: theme.button,
        role.ButtonText: theme.ink,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent_fill,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.lines,
        role.Mid: theme.lines_strong,
        role.Dark: theme.muted,
        role.Shadow: theme.shadow,
    }


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with the theme's colours and images filled in."""
    folder = resources() / "style"
    template = Template((folder / "belvedere.qss").read_text(encoding="utf-8"))
    tokens = {k: v for k, v in asdict(theme).items() if isinstance(v, str)}
    return template.substitute(tokens, images=(folder / theme.name).as_posix())


def font(
    pixels: int = BASE_PIXELS,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    tabular: bool = False,
    spacing: float = 0.0,
) -> QFont:
    """Return the interface font.

    Args:
        pixels: Height in device-independent pixels.
        weight: Weight.
        tabular: Digits of one width, so that numbers stand under each other.
        spacing: Extra space between letters, in pixels.
    """
    return QFont(_font(pixels, weight, tabular, spacing))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: QFont.Weight, tabular: bool, spacing: float) -> QFont:
    made = QFont(_family())
    made.setPixelSize(pixels)
    made.setWeight(weight)
    # Hinting to whole pixels makes small Inter spidery; sub-pixel widths keep its rhythm.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made


@lru_cache(maxsize=1)
def _family() -> str:
    if "Inter" in QFontDatabase.families():
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


class ThemeSwitch(QObject):
    """Keeps the application in the theme chosen, or in the system's."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: Choice = "system") -> None:
        """Apply the choice at once."""
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self.choose(choice)

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return current()

    def choose(self, choice: Choice) -> None:
        """Set the choice; native window frames follow it too."""
        self._choice = choice
        hints, scheme = self._app.styleHints(), Qt.ColorScheme
        if choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme.Dark if choice == "dark" else scheme.Light)
        self._refresh()

    def toggle(self) -> None:
        """Go to the other theme, whatever the system has."""
        self.choose("light" if current().name == "dark" else "dark")

    def _refresh(self) -> None:
        theme = resolve(self._choice, self._app.styleHints().colorScheme())
        # Compared with the style sheet as well: a new application starts with none.
        if theme is current() and self._app.styleSheet():
            return
        apply(self._app, theme)
        self.changed.emit(theme)
