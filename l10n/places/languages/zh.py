"""Chinese: no spaces; the longest known name counts."""

from l10n.places.languages import Language

LANGUAGE = Language(
    "zh",
    spaced=False,
    phrases=(
        "基辅炸鸡",
        "基輔炸雞",
        "基辅迪纳摩",
        "新墨西哥",
        "马里(?:奥|兰|安|诺)",
        "瑪[利里](?:歐|蘭)",
    ),
)
