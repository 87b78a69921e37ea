"""Every check in tables of real cases: what must stay silent first, then what must be found."""

# ruff: noqa: E501 - a case is one line

from pathlib import Path

import pytest

from l10n.checks import Check, Context, checks, hearing, proper
from l10n.model import Entry, Severity, State

CHECKS = checks()


def faults(check: str, locale: str, source: str, target: str) -> list[tuple[str, Severity]]:
    """(message, severity) of what a check finds in one translation."""
    entry = Entry(source, target, State.TRANSLATED)
    plugin: Check = CHECKS[check]
    context = Context("en", locale)
    found = [*plugin.run(entry, context), *(f for _, f in plugin.across([entry], context))]
    return [(fault.message, fault.severity or plugin.severity) for fault in found]


SILENT = [
    ("omission", "fr", "Ferries leave at 6 a.m., 1.30 p.m. and 6 p.m.", "Les bacs partent à 6 h, 13 h 30 et 18 h."),
    ("omission", "uk", "A lot of bodies have not been identified yet.", "Багато тіл досі не опізнано."),
    ("omission", "de", "The ferry runs at 6 a.m. and at 6 p.m.", "Die Fähre fährt um 6 und um 18 Uhr"),
    ("ending", "de", "The ferry runs at 6 a.m. and at 6 p.m.", "Die Fähre fährt um 6 und um 18 Uhr"),
    ("ending", "pl", "He is free, i.e. in the U.S.", "Jest wolny, czyli w USA"),
    ("look-alikes", "uk", "in [a shop](https://a.org/lviv?x=1&y=2)", "у [крамниці](https://a.org/lviv?x=1&y=2)"),
    # numbers
    ("numbers", "fr", "more than 2,300 residents", "plus de 2 300 habitants"),
    ("numbers", "fr", "It cost $1.5 million", "Cela a coûté 1,5 million"),
    ("numbers", "ar", "on 14 November 2025", "في ١٤ نوفمبر ٢٠٢٥"),
    ("numbers", "hi", "1,234,567 people", "12,34,567 लोग"),
    ("numbers", "hi", "1,234,567 people", "१२,३४,५६७ लोग"),
    ("numbers", "hi", "1.5 million people", "15 लाख लोग"),
    ("numbers", "de", "3.2% growth", "3,2 % Wachstum"),
    ("numbers", "de", "1,900 homes", "1.900 Häuser"),
    ("numbers", "fr", "in the 1990s", "dans les années 90"),
    ("numbers", "pl", "120,000 protesters", "120 000 protestujących"),
    ("numbers", "ja", "about 12,000 troops", "1万2000人の兵士"),
    ("numbers", "zh_Hans", "150 thousand people", "15万人"),
    ("numbers", "ru", "5,000 people", "пять тысяч человек"),
    ("numbers", "fr", "two people died", "2 personnes sont mortes"),
    ("numbers", "fr", "at 5 p.m.", "à 17 heures"),
    ("numbers", "pl", "At 2pm two police vans arrived", "O godzinie 14:00 przyjechały dwa wozy"),
    ("numbers", "de", "found at 7.55am", "um 7:55 Uhr gefunden"),
    ("numbers", "fr", "see [report](https://x.org/2025/11)", "voir [rapport](https://x.org/2025/11)"),
    ("numbers", "de_CH", "36,000 km²", "36’000 km²"),
    ("numbers", "de", "a man, 22", "ein Zweiundzwanzigjähriger"),
    ("numbers", "cs", "A man, 32, was arrested", "Dvaatřicetiletý muž byl zatčen"),
    ("numbers", "uk", "50 miles from Kharkiv", "за 80 км від Харкова"),
    ("numbers", "pl", "1 to 4 inches of rain", "od 2,5 do 10 cm deszczu"),
    ("numbers", "fi", "in the 19th century", "1800-luvulla"),
    ("numbers", "pl", "in the 21st century", "w XXI wieku"),
    ("numbers", "ja", "September 6-11", "9月6日～11日"),
    ("numbers", "uk", "on September 6-11", "6–11 вересня"),
    ("numbers", "it", "more than 440 bodies", "oltre 440 corpi"),
    ("numbers", "fi", "on September 29, 2018", "29.9.2018"),
    ("numbers", "fi", "a $2 billion investment", "2 miljardin dollarin sijoitus"),
    ("numbers", "th", "2 billion baht", "2 พันล้านบาท"),
    ("numbers", "pl", "in the 1980s", "w latach osiemdziesiątych"),
    ("numbers", "lv", "in the 1930s", "20. gadsimta 30. gados"),
    ("numbers", "fr", "in the 19th century", "au XIXe siècle"),
    ("numbers", "de", "300 km (190 miles) north", "300 km nördlich"),
    ("numbers", "ko", "at about 19:30 BST", "오후 7시 30분경에"),
    ("numbers", "sv", "winds of 85 mph", "vindar på 38 meter i sekunden"),
    ("numbers", "pt_BR", "on Friday", "na 6ª-feira"),
    ("numbers", "de", "550 pounds", "250 kg"),
    ("numbers", "pl", "2 to 3 inches per hour", "od 5 do 7,5 cm na godzinę"),
    ("numbers", "en", "76,000 hectares", "about 188,000 acres"),
    ("numbers", "fi", "within 40 miles of the border", "65 kilometrin päässä rajasta"),
    ("numbers", "pt_BR", "a sunny 80 degrees outside", "um dia de 27 °C lá fora"),
    ("numbers", "de", "on 6 September 2022", "am 06.09.2022"),
    ("numbers", "ar", "The bus leaves at 1.30pm.", "تغادر الحافلة في الواحدة والنصف."),
    ("numbers", "pl", "at 1:30 p.m.", "o wpół do drugiej po południu"),
    ("numbers", "hi", "at 1:30 pm", "दोपहर डेढ़ बजे"),
    ("numbers", "ar", "at 5:15 pm", "في الخامسة والربع"),
    ("numbers", "de", "in September", "im 09. Monat"),
    ("numbers", "de", "at five in the morning", "um 05 Uhr morgens"),
    # look-alikes
    ("look-alikes", "uk", "NATO's S-300 in Izium", "С-300 НАТО, IP-адреса та Wi-Fi в Ізюмі"),
    ("look-alikes", "el", "5 μm", "5 μm"),
    ("look-alikes", "sr", "137 km/h", "137 km/h"),
    # quotes
    ("quotes", "de", '"We won," he said.', "„Wir haben gewonnen“, sagte er."),
    ("quotes", "fr", "“We won,” he said.", "« Nous avons gagné », a-t-il dit."),
    ("quotes", "hu", '"We have won this war," he said.', "– Megnyertük ezt a háborút – mondta."),
    ("quotes", "nl", '"We have won this war," he said.', "‘We hebben deze oorlog gewonnen’, zei hij."),
    ("quotes", "en_GB", "the workers' strike isn't over", "the workers’ strike isn’t over"),
    # untranslated
    ("untranslated", "de", "Kyiv", "Kyiv"),
    ("untranslated", "de", "Veronika Lutska", "Veronika Lutska"),
    ("untranslated", "en_GB", "the winners of the day", "the winners of the day"),
    # markup and links
    ("markup", "de", "**forty bakers** from 11 towns", "**vierzig Bäcker** aus 11 Städten"),
    ("markup", "de", "with `bryndza`, *rye*", "mit `bryndza`, *Roggen*"),
    ("markup", "de", "snake_case and 5 * 3", "snake_case und 5 * 3"),
    ("markup", "de", '<a href="x">Read</a><br>', '<a href="x">Lies</a><br/>'),
    ("links", "de", "[a](b.md) and [c](d.md)", "[C](d.md) und [A](b.md)"),
    # and the others
    ("dates", "de", "He may come. On 5 May 2025 it rained.", "Am 5. Mai 2025 regnete es."),
    ("dates", "pl", "on September 10, 2022", "10 września 2022 r."),
    ("dates", "ar", "Mayor Terekhov needs $1.5 million", "رئيس البلدية تيريخوف يحتاج 1.5 مليون دولار"),
    ("dates", "it", "On 5 June 2022 most of them left", "La maggioranza partì il 5.6.2022"),
    ("dates", "fr", "On 5 June 2022, the mayor left", "Le 5.6.2022, mais le maire est parti"),
    ("dates", "bn", "on March 10, 2022", "১০ মার্চ ২০২২, একটি মেয়ে"),
    ("dates", "ca", "It closes in October, not on 5 December", "Tanca l'octubre, no el 5 de desembre"),
    ("mismatch", "uk", "The police said that more than 440 bodies were found there.", "Поліція повідомила, що там знайшли понад 440 тіл."),
    ("mismatch", "ja", "The police said that more than 440 bodies were found there.", "警察によると、そこで440体以上の遺体が見つかった。"),
    ("omission", "zh_Hans", "The police said that more than 440 bodies were found there.", "警方称在那里发现了440多具尸体。"),
    ("omission", "th", "The night train from Lviv arrives early in the morning.", "รถไฟกลางคืนจากเมืองลวิฟจะมาถึงในตอนเช้าตรู่"),
    ("repetition", "de", "He said that that was wrong.", "Er sagte, dass die, die das glaubten, irrten."),
    ("repetition", "pl", "No, no, no, no!", "Nie, nie, nie, nie!"),
    ("repetition", "id", "The children played.", "Anak-anak bermain; anak anak itu senang."),
    ("names", "pl", "A visit by Volodymyr Zelenskyy to Kyiv", "Wizyta Wołodymyra Zełenskiego w Kijowie"),
    ("names", "ru", "as Donald Trump told Warren", "как Дональд Трамп сказал Уоррен"),
    ("names", "lv", "as Donald Trump told Johnson", "kā Donalds Tramps teica Džonsonam"),
    ("names", "fr", "The government of Russia and Russian troops", "Le gouvernement de la Russie et les troupes russes"),
    ("names", "fr", "the bakers from Opishnia came", "les boulangers d’Opichnia sont venus"),
    ("names", "hu", "in the Brighton penalty area", "a brightoni tizenhatosnál"),
    ("names", "el", "as Donald Trump told Mr. Bone", "όπως είπε ο Ντόναλντ Τραμπ στον κ. Μπόουν"),
    ("names", "he", "as Gary Holt told Bob", "כפי שאמר גארי הולט לבוב"),
    ("names", "ar", "as Gary Holt told Garcia", "كما قال جاري هولت لجارسيا"),
    ("names", "hi", "as Scott Warren told Kim", "जैसा स्कॉट वॉरेन ने किम से कहा"),
    ("names", "ko", "as Scott Warren told Ryder", "스콧 워런이 라이더에게 말했다"),
    ("names", "ja", "as Scott Pittman told Ford", "スコットピットマンがフォードに語ったように"),
    ("names", "lv", "as Tiffany Ng told us", "kā mums teica Tifānija Ng (Tiffany Ng)"),
    ("names", "lv", "on Monday in San Diego", "pirmdien Sandjego"),
    ("names", "sr", "as Yuan told us", "како нам је рекао Јуан"),
    ("names", "fr", "She saw the Belfast Magistrates' Court and the Great Basin.", "Elle a vu le tribunal de Belfast et le Grand Bassin."),
    ("names", "fr", "It was written in a Higher German.", "C'était écrit en allemand supérieur."),
    ("names", "ru", "he tweeted", "написал он в Twitter"[:10]),
    ("names", "ar", "Mike Coupe told Pep Guardiola", "قال مايك كوب لبيب جوارديولا"),
    ("names", "ar", "guarantees that Trump pledged", "ضماناتتعهدبهاترامبفيسنغافورة"),
    ("names", "ar", "the coast of Mexico", "اليابسة في المكسيك"),
    ("names", "ur", "as Vanderbilt told Mickelson", "جیسا وانڈر بلٹ نے مکلسن کو بتایا"),
    ("names", "bn", "Ri Yong Ho met Jeff Flake.", "রি ইয়ং হো জেফ ফ্লেকের সাথে দেখা করেছেন।"),
    ("names", "bn", "in the UK and Ireland", "যুক্তরাজ্য ও আয়ারল্যান্ডে"),
    ("names", "ka", "as Warren told Michael", "როგორც უორენმა უთხრა მაიკლს"),
    ("names", "pl", "near Askania-Nova", "koło Askanii Nowej"),
    ("names", "hu", "as Kim Jong-un told us", "ahogy Kim Dzsongun mondta nekünk"),
    ("names", "sr", "It was said by Michael.", "То је рекao Majкл."),
    ("names", "ko", "Arizona's Jeff Flake met Ford in Las Vegas.", "애리조나의 제프 플레이크가 라스베이거스에서 포드를 만났다."),
    ("names", "zh_Hans", "live on Instagram", "在Instagram直播"),
    ("mismatch", "ja", 'Open the map at <a href="https://a.org/map" class="out">https://a.org/map</a> now.', '今すぐ<a href="https://a.org/map" class="out">https://a.org/map</a>で地図を開いてください。'),
    ("mismatch", "ja", "Start the server `crane` with the file `main.py` and wait.", "`main.py`というファイルで`crane`を起動して、しばらく待ちます。"),
    ("mismatch", "ja", "The Crane server speaks HTTP and JSON.", "Craneのサーバーは HTTP と JSON を話します。"),
    ("mismatch", "zh", "The file `main.py` contains the `Crane` of the other file.", "`main.py` 文件中包含另一个文件里的 `Crane`。"),
    ("mismatch", "uk", "Five people worked at the computer in the town.", "П`ять людей у місті працювали за комп`ютером."),
    ("look-alikes", "ru", 'See the <a href="/map">map</a> of the town.', 'Смотрите <a href="/map">карту</a> города.'),
    ("mismatch", "ja", "Mike Sullivan and Jordan Cownie brought the home side level before Dwyer restored the lead.", "マイク サリバンとジョーダン コウニーのゴールで同点としたが、ドワイヤーが再びリードを奪った。"),
    ("language", "de", "a short text", "une petite phrase"),
    ("language", "pl", "He sent a ball along the left flank to Leroy Sane.", "Posłał wspaniałe podanie wzdłuż lewej strony boiska do Leroy’a Sane’a."),
    ("language", "uk", "He wrote for The Economist and the BBC.", "Він писав для The Economist і BBC."),
    ("language", "ar", "An address: <https://a.org/a/long/path/that/goes/on>.", "العنوان: <https://a.org/a/long/path/that/goes/on>."),
    ("language", "uk", "Map: https://a.org/a/long/path/that/goes/on.", "Мапа: https://a.org/a/long/path/that/goes/on."),
    ("language", "fr", "<em>BASICS</em> <em>A</em> <em>B</em> Denial of service here", "<em>BASES</em> <em>A</em> <em>B</em> Dénis de service ici même"),
    ("untranslated", "de", "It has <code class='a'>add</code>, <code class='a'>list</code>, <code class='a'>get</code>, <code class='a'>put</code>, <code class='a'>cut</code>.", "Es hat <code class='a'>add</code>, <code class='a'>list</code>, <code class='a'>get</code>, <code class='a'>put</code>, <code class='a'>cut</code>."),
    ("untranslated", "pt", "`first_upper_case`?", "`first_upper_case`?"),
    ("language", "zh", "[Open a Pull Request](help.md#open){.link target=_blank}.", "[创建 Pull Request](help.md#open){.link target=_blank}。"),
    ("language", "ja", "Then: `crane --start --all --with-flag`.", "次に：`crane --start --all --with-flag`。"),
    ("language", "uk", "[Map](https://a.org/a/long/path/that/goes/on)", "[Мапа](https://a.org/a/long/path/that/goes/on)"),
    ("placeholders", "de", "Write to desk@example.org or see https://x.org.", "Schreiben Sie an desk@example.org; siehe https://x.org!"),
    ("spaces", "fr", "Who? Me; you.", "Qui ? Moi ; toi."),
    ("ending", "hi", "It rained.", "बारिश हुई।"),
    ("ending", "el", "Who came?", "Ποιος ήρθε;"),
    ("ending", "th", "It rained.", "ฝนตก"),
    ("ending", "zh_Hans", "He said...", "他说……"),
    ("brackets", "de", "a) first :-) (so)", "a) erstens :-) (so)"),
    ("brackets", "lv", "Tiffany Ng", "Tifānija Ng (Tiffany Ng) no"),
    ("quotes", "he", "The U.S. says “it will never do that again”.", "ארה״ב אומרת „היא לא תעשה זאת שוב“."),
    ("quotes", "hy", "“We have good news,” he said.", "Լավ լուրեր ունենք,- ասաց նա:"),
    ("bidi", "ar", "Kyiv", "\u2068Kyiv\u2069 كييف"),
    ("invisible", "fa", "I want", "می\u200cخواهم"),
    ("invisible", "th", "a family", "ครอบ\u200bครัว 👨\u200d👩\u200d👧"),
    ("normalization", "bn", "water", "নয়"),
    ("conflict", "de", "a", "======= so"),
    ("negation", "de", "It was not only rain.", "Es regnete."),
    ("negation", "pt_BR", "He did not come.", "Ele não veio."),
]  # fmt: skip

FOUND = [
    ("numbers", "fr", "more than 2,300 residents", "plus de 2 030 habitants", "2,300", "error"),
    ("numbers", "fr", "It cost $1.5 million", "Cela a coûté 15 millions", "1.5", "error"),
    ("numbers", "ar", "on 14 November 2025", "في ١٥ نوفمبر ٢٠٢٥", "14", "error"),
    ("numbers", "de", "3.2% growth", "2,3 % Wachstum", "3.2", "error"),
    ("numbers", "de", "1,900 homes", "1.9 Häuser", "1,900", "error"),
    ("numbers", "ja", "about 12,000 troops", "1万3000人の兵士", "12,000", "error"),
    ("numbers", "pl", "388 settlements and 150 thousand people", "388 miejscowości", "150", "warning"),
    ("numbers", "uk", "86 tanks", "86 танків і 158 гармат", "158", "warning"),
    ("numbers", "de", "550 pounds", "257 kg", "550", "error"),
    ("numbers", "fi", "300 km (190 miles) north", "310 km pohjoiseen", "300 is missing", "warning"),
    ("numbers", "fi", "on September 29, 2018", "39.9.2018", "29", "error"),
    ("numbers", "fi", "a third defeat, 2-1 on Friday", "kolmas tappio, 3-1 perjantaina", "2 is missing", "warning"),
    ("numbers", "pt_BR", "an estimated population of 379,800", "população estimada em 739.800 pessoas", "379,800", "error"),
    ("numbers", "pt_BR", "on hour six, his $15,000 jacket", "às seis horas, a jaqueta de US$ 51.000", "15,000", "error"),
    ("numbers", "pl", "one wave of up to 10 meters destroyed dozens of villages", "fala do 01 metrów zniszczyła dziesiątki wiosek", "01", "warning"),
    ("numbers", "ca", "In 1938, it killed more than 200 people and hundreds of cows.", "L'any 1938 va matar més de 020 persones i centenars de vaques.", "200", "error"),
    ("numbers", "pt_BR", "5-3 on Friday", "6 a 3, na sexta", "5", "error"),
    ("look-alikes", "pt_BR", "in Izium", "em Izіum", "U+0456", "error"),
    ("look-alikes", "uk", "in Izium", "в Iзюмі", "U+0049", "error"),
    ("look-alikes", "uk", "a book on the city", "книга o місті", "U+006F", "warning"),
    ("quotes", "de", "“We have good news from the region,” he said.", "Wir haben gute Nachrichten, sagte er.", "lost", "warning"),
    ("quotes", "de", "“We have good news,” he said.", "„Wir haben gute Nachrichten, sagte er.", "not closed", "warning"),
    ("untranslated", "de", "The festival is small, local and loud.", "The festival is small, local and loud.", "copy", "error"),
    ("untranslated", "de", "He said it was decided to regroup the Russian forces there.", "Er sagte: it was decided to regroup the Russian forces there.", "left in", "error"),
    ("markup", "de", "**forty bakers** came", "vierzig Bäcker** kamen", "markup lost", "error"),
    ("markup", "de", "<b>Read</b> <i>it</i>", "<b>Lies <i></b>es</i>", "wrong place", "error"),
    ("markup", "de", "a note[^1]", "eine Anmerkung", "[^1]", "error"),
    ("links", "de", "[a](b.md)", "[a](c.md)", "c.md", "error"),
    ("dates", "pl", "on September 10, 2022", "10 sierpnia 2022 r.", "sierpnia", "warning"),
    ("dates", "uk", "On 5 June 2025 he may come.", "5 липня 2025 року він може прийти.", "липня", "warning"),
    ("dates", "zh_Hans", "ahead of the November 6 vote", "在9月6日的投票之前", "九月", "warning"),
    ("mismatch", "uk", "The police said that more than 440 bodies were found there.", "Фестиваль маленький, місцевий і гучний, і пахне житом.", "another text", "warning"),
    ("omission", "de", "The festival is small, local and loud, and it smells of rye.", "Das Fest ist klein", "shorter", "warning"),
    ("omission", "th", "The police said that more than 440 bodies were found there.", "ิ่งที่ตำรวจบอกว่าพบศพมากกว่า 440 ศพที่นั่น", "no beginning", "warning"),
    ("omission", "ar", "The police said that more than 440 bodies were found near Izium.", "وقالت الشرطة إنه تم", "shorter", "warning"),
    ("repetition", "th", "This is what happened yesterday.", "นี่คือสิ่งที่เกิดขึ้น เมื่อวาน เมื่อวาน เมื่อวาน เมื่อวาน", "over and over", "error"),
    ("repetition", "de", "He came with his wife and his son.", "Er kam mit seiner Frau und seinem Sohn und seinem Sohn und seinem Sohn.", "over and over", "error"),
    ("names", "de", "It was said by Shashank Joshi on television.", "Das sagte Schaschank Müller im Fernsehen.", "Joshi in the source", "warning"),
    ("names", "pl", "Troops from Germany came in May.", "Wojska z Francji przyszły w maju.", "Niemcy", "warning"),
    ("names", "de", "It was said by Theresa May on television.", "Das sagte Theresa Hunt im Fernsehen.", "May in the source", "warning"),
    ("names", "fr", "It was said by Shashank Joshi on television.", "C'est ce qu'a dit Shashank à la télévision.", "Joshi is not named", "warning"),
    ("names", "th", "It was said by Shashank Joshi.", "Shashank Miller กล่าว", "Miller", "warning"),
    ("names", "hi", "as Scott Warren told us", "जैसा स्कॉट ट्रम्प ने हमें बताया", "Warren", "warning"),
    ("names", "ar", "a vote on Brett Kavanaugh this week", "تصويت على بريت تيليس هذا الأسبوع", "Kavanaugh", "warning"),
    ("names", "he", "as Gary Holt told us", "כפי שאמר גארי מילר לנו", "Holt", "warning"),
    ("names", "ur", "It was said by Phil Mickelson.", "یہ بات فل ڈیوس نے کہی۔", "Mickelson", "warning"),
    ("names", "bn", "It was said by Cristiano Ronaldo.", "ক্রিস্টিয়ানো ক্যাভানা এই কথা বলেছেন।", "Ronaldo", "warning"),
    ("names", "ka", "as Michael Sanford told us", "როგორც მაიკლ ნელსონმა გვითხრა", "Sanford", "warning"),
    ("names", "ko", "It was said by Phil Mickelson.", "필 트럼프가 그렇게 말했다.", "Mickelson", "warning"),
    ("names", "zh_Hans", "live on Instagram", "在Ballynagard直播", "Ballynagard", "warning"),
    ("names", "ar", "Troops from Germany came in May.", "جاءت قوات من فرنسا في مايو.", "ألمانيا", "warning"),
    ("names", "ka", "Troops from Germany came in May.", "ჯარები საფრანგეთიდან მაისში მოვიდნენ, საფრანგეთი.", "გერმანია", "warning"),
    ("language", "de", "He said that the war would not end this year.", "Il a dit que la guerre ne se terminerait pas cette année dans ce pays.", "French", "error"),
    ("language", "uk", "He said that the war would not end this year.", "He said the war would not end this year at all.", "script", "error"),
    ("language", "uk", "He [said](/a/b) that the war would not end.", "He [said](/a/b) the war would not end at all.", "script", "error"),
    ("placeholders", "de", "Write to desk@example.org.", "Schreiben Sie an desk@example.de.", "became", "error"),
    ("spaces", "de", "so it is", "so  ist es", "more than one", "hint"),
    ("ending", "hi", "It rained.", "बारिश हुई.", "।", "hint"),
    ("ending", "de", "Who came?", "Wer kam", "question", "hint"),
    ("brackets", "de", "one (two) three", "eins (zwei drei", "partner", "warning"),
    ("bidi", "ar", "Kyiv", "\u202bكييف", "U+202B", "error"),
    ("invisible", "de", "water", "Was\u200bser", "zero-width", "hint"),
    ("invisible", "de", "water", "Was\u0007ser", "U+0007", "error"),
    ("normalization", "uk", "her", "її".replace("ї", "і\u0308"), "normal form", "hint"),
    ("conflict", "de", "a", "#-#-#-#-# a.po #-#-#-#-#", "conflict", "error"),
    ("negation", "pt_BR", "He did not come.", "Ele veio.", "says no", "hint"),
    ("negation", "hi", "They don't know.", "वे जानते हैं।", "says no", "hint"),
    ("repetition", "de", "No!", "Neeeeein!", "one letter", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "locale", "source", "target"), SILENT)
def test_must_stay_silent(check: str, locale: str, source: str, target: str) -> None:
    assert faults(check, locale, source, target) == []


@pytest.mark.parametrize("case", FOUND, ids=lambda case: " ".join(case[:3]))
def test_must_be_found(case: tuple[str, ...]) -> None:
    *where, words, severity = case
    assert any(words in message and weight == severity for message, weight in faults(*where))


def test_words_that_are_no_names_come_from_a_list_that_may_be_given_on() -> None:
    head = Path(proper.__file__).with_name("data").joinpath("common.txt").read_text("utf-8")
    assert "hereby granted without fee" in " ".join(head.replace("#", " ").split())
    assert all(map(proper.common, ("table", "cities", "running", "website")))
    assert not any(map(proper.common, ("merkel", "virginia", "carolina", "wilson")))


HEARD = [
    ("ar", "Pep Guardiola", "بيب جوارديولا", "ولكن قال الرئيس"),
    ("he", "Gary Holt", "גארי הולט", "אבל הוא אמר"),
    ("hi", "Scott Warren", "स्कॉट वॉरेन", "लेकिन उन्होंने कहा"),
    ("bn", "Jeff Flake", "জেফ ফ্লেক", "কিন্তু তিনি বলেন"),
    ("ka", "Michael Warren", "მაიკლ უორენი", "მაგრამ მან თქვა"),
    ("ko", "Jeff Ford", "제프 포드", "그러나 그는 말했다"),
    ("ur", "Phil Mickelson", "فل مکلسن", "لیکن انہوں نے کہا"),
]


@pytest.mark.parametrize(("locale", "name", "written", "other"), HEARD)
def test_a_name_is_heard_in_its_own_letters_and_not_in_small_words(
    locale: str, name: str, written: str, other: str
) -> None:
    for part in name.split():
        assert hearing.said(written, locale).says(part)
        assert not hearing.said(other, locale).says(part)


@pytest.mark.parametrize(
    ("first", "second", "alarms"),
    [
        ("8.2. The Weather of the Day", '<a id="x"></a>8.2. The weather of the day', 0),
        ("It may rain in the evening.", "It may snow in the evening.", 2),
    ],
)
def test_one_translation_of_two_sources(first: str, second: str, alarms: int) -> None:
    entries = [Entry(text, "Es regnet.", State.TRANSLATED) for text in (first, second)]
    found = [*CHECKS["mismatch"].across(entries, Context("en", "de"))]
    assert len(found) == alarms
