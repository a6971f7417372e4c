"""The assets compared, as pills, and the way to add others."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from belvedere.landscape import Landscape
from belvedere.ui.models.asset_list_model import AssetListModel
from belvedere.ui.views.asset_picker import AssetPicker
from belvedere.ui.views.chips import ChipBar

_BASELINE_MARK = "★ "


class AssetBar(QWidget):
    """Pills that can be removed, or clicked to become the baseline; what is wanted is only said."""

    removed = Signal(str)
    baseline_wanted = Signal(str)
    chosen = Signal(list)
    """The keys ticked in the list of all assets."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        """Make an empty bar.

        Args:
            most: How many assets there may be.
            parent: Owner.
        """
        super().__init__(parent)
        self._most = most
        self.picker: AssetPicker | None = None
        self.chips = ChipBar(clear="", gap=8)
        self.chips.set_edge(0, 8, 0, 8)
        self.chips.removed.connect(self.removed)
        self.chips.clicked.connect(self.baseline_wanted)
        self.add_button = QPushButton("+ Add")
        centred = QVBoxLayout()
        centred.addStretch()
        centred.addWidget(self.chips)
        centred.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(centred)
        layout.addWidget(self.add_button)

    def show_assets(self, landscape: Landscape, assets: Sequence[str], baseline: str) -> None:
        """Show a pill for each asset, the baseline's with a star."""
        names = {key: landscape.label("assets", key) for key in assets}
        starred = baseline if len(assets) > 1 else ""
        self.chips.set_chips(
            (key, f"{_BASELINE_MARK}{name}" if key == starred else name)
            for key, name in names.items()
        )
        for chip in self.chips.chips():
            name = names[chip.id]
            base = chip.id == starred
            chip.setAccessibleName(f"{name}, baseline" if base else name)
            tip = f"{name} is the baseline" if base else f"Click to make {name} the baseline"
            chip.setToolTip(tip)
        self.add_button.setEnabled(len(assets) < self._most)

    def pick(self, landscape: Landscape, assets: Sequence[str]) -> None:
        """Open the list of all assets under the button."""
        model = AssetListModel(landscape, list(assets), most=self._most)
        model.chosen_changed.connect(self.chosen)
        self.picker = AssetPicker(model, self)
        self.picker.destroyed.connect(self._forget_picker)
        below = QPoint(0, self.add_button.height() + 4)
        self.picker.open_at(self.add_button.mapToGlobal(below))

    def _forget_picker(self) -> None:
        self.picker = None
