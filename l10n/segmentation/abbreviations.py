"""Words that are written short, by language: what their full stop does not end.

`NAMES` go on with a name, `NUMBERS` with a number, `WORDS` with anything. They are added to what
the rules of a language know already; a small letter never needs them.
"""

from re import escape

# in the text of any language, since names are seldom translated
EVERYWHERE = "Dr Mr Mrs Ms Messrs Prof Gen Lt Maj Col Capt Sgt Cpl Cmdr Adm Sen Gov Rep Rev Hon vs"

NAMES = {
    "be": "ген св праф акад вул г д зав им імя м пр п рэд с спадар тав чл",
    "bg": "акад арх бул г гл гр ген д-р доц ж.к инж кап капит кв о-в обл общ п-р пл полк проф с"
    " св стр ул чл англ лат нем фр",
    "bs": "dr g gdin gđa gen mr prof sv tzv ul",
    "ca": "av c cap cne dr dra gral il·lm núm pl prof sr sra st sta",
    "cs": "arch MUDr JUDr PhDr RNDr ThDr PaedDr MVDr bc brig čet dr doc gen gen.por ing judr kpt"
    " mgr min mjr mudr n nám např nar npor odst p pí phdr plk pplk por prof r rndr rtm sl"
    " sv škpt šéf tř tzn tzv ul angl lat něm fr",
    "da": "adv dr fr frk frøken fru gen hr ing kl kapt mag nr obl prof sct sgt skt st eng lat ty",
    "de": "em habil",
    "el": "αγ αρ βλ δρ καθ κ κα κκ κος λεωφ μαθ ναύ οδ πλ σελ στρ σχ ταγ υπ χλμ",
    "es": "alm av avda bach c cap capt ccel cnel col comte dr dra dña d excmo fr gob gral hno"
    " ing lic mons p pdte pte prof profa sgto sr sra srta srs sres sta sto tte ud",
    "et": "hr pr prl prof dr kpt kol ltn mag st tn pst puu ingl lad sks vn",
    "fi": "dos fil kapt kenr ltn maj past prof rva tri t toht ts ups evl ev eng lat ruots saks ven",
    "fr": "adj adm av bd brig cap capt cdt cmdt col dr gal gén lt lieut me mgr mlle mm mme mr pr"
    " prof sgt ste st bld boul",
    "hr": "akad bl dipl doc dr g gđa gđica gen ing kap kard mons mr o prim prof sv tzv tzn ul"
    " vlč engl lat njem",
    "hu": "dr gr id ifj özv prof szt tkp vitéz ang lat",
    "id": "H Hj Ir Drs Dra Jl Jln Kab Kec Kel Kol Letjen Mayjen Brigjen Kompol Pol Ds Gg St",
    "it": "amm avv brig cap cav co col comm dir dott dott.ssa dr egr fr gen geom ing mag mar"
    " mons on prof prof.ssa rag rev sen serg sig sig.na sig.ra sigg ten v.le",
    "lt": "akad dr doc gen gim inž kan kap kun lt mjr p plk pranc pr prof šv t.y tel vok angl"
    " rus lenk lot g al",
    "lv": "akad dr gen inž kap kpt maj mag plkv prof pulkv sv šķ t.s ģen angl lat vāc",
    "mk": "акад ген г-дин д-р инж м-р проф св ул",
    "nb": "adm adv dr frk fru gen hr kapt kl kst prof st eng lat ty",
    "nl": "adm bc br burg cap dhr dr drs ds em gen gep id ing ir jhr jkvr jr kapt kol ltz luit"
    " maj mej mevr mgr min mr mw nl past pres prof sgt st wed zr",
    "no": "adm adv dr frk fru gen hr kapt kl kst prof st",
    "pl": "abp al bp bł bryg bs ch dr doc dyr gen hr im inż jw kard kmdr kpt kpr ks lek mec mgr"
    " mjr nadkom o os p pal pl płk por ppłk ppor prof przew ps red rtm sierż st szer św tow"
    " ul wg zob",
    "pt": "alm av cap cel cmte d dep des dr dra dras drs eng engo exma exmo g gen gal maj min pe"
    " prof profa r rev sgt sen sr sra sras srs sto sta ten trav",
    "ro": "acad av bd bis cap col cpt dl dna dr drd gen gr ing jr jud lt mr mun pr prof sf sg"
    " str șos engl lat germ fr",
    "ru": "адм акад архим барон бул г ген гг гр гр-н граф губ дер доц д-р ж-д зав зам им инж кап"
    " кн корп куп лейт м мар мкр моск наб о оз обл п пер пл полк пос пр пр-д пр-т преп"
    " проезд проф просп р ред рис рук с св сер серж см ст ст-ца стр табл тов ул ф-т х чл ш"
    " англ лат нем фр исп итал укр",
    "sk": "arch MUDr JUDr PhDr RNDr PaedDr bc doc dr gen ing kap kpt kpl mgr min mjr mudr napr"
    " nám npor p pí phdr pplk plk por prof r rtn sl sv tzv ul angl lat nem",
    "sl": "akad dr doc g ga gdč gen gdc inž kap mag mgr npr nadšk odv os oz p prof roj spec sv"
    " št tel t.i ul univ angl lat nem",
    "sr": "akad dr g gđa gen ing kap mr prof sv tzv ul акад др г гђа ген инг кап мр проф св тзв"
    " ул engl lat nem енгл лат нем",
    "sv": "adv civ dipl docent dr fil frk fru gen herr hr ing jur kapt kl kand leg lic mag med"
    " prof st tekn eng lat ty",
    "tr": "alb av bkz bnb cad doç dr gen gnkur gön hz kpt kur mah müh ogr opr org ord orgen prof"
    " sn sok sk st tğm ütğm üst yard yrd yb yzb",
    "uk": "адм акад архип бул бульв лейт підполк солд в вул г ген гр гр-н див доц д-р дир ж заст"
    " зб зав ім інж кап кв кн корп м мал майд мкр мін наб наук нач о обл оз п пл п-к пер"
    " пол полк пор пос пп пр пр-т преп присп проф просп р ред рис р-н с св ст стор смт сл"
    " сс табл тов х ц англ лат нім фр ісп італ рос",
    "vi": "TS ThS Th.S PGS GS BS KS LS CN TP Tp TX TT NSND NSƯT ĐH",
}
NUMBERS = {
    "be": "арт д гл кв корп л п пп рыс с ст стар т тт ч студз лют сак крас чэрв ліп жн вер кастр"
    " ліст снеж",
    "bg": "ал гл ет бл бр вх кв л п с ст стр т табл тел фиг ч чл ян февр апр авг септ окт ноем дек",
    "ca": "art arts cap f fig núm p pàg pàgs tel vol",
    "cs": "č čís čj čl hod kap obr odst par písm pol pozn př roč s sb str sv tab tel tř ve zák",
    "da": "art bd d ca cirka fig jf kap kl litra nr nrr pag pkt s sml stk tlf ved vol jan feb"
    " febr apr aug sept okt nov dec",
    "de": "Abb Abs Anm Art Aufl Az Bd Bde Fn Kap Nr Nrn Rn Rz S Sp Tab Tel Tl Ziff bzw ca ggf vgl",
    "el": "αρ αριθ άρθ βλ εδ εικ κεφ παρ πίν σ σελ σσ στ τ τηλ τόμ χιλ",
    "en": "Nos Arts Figs Eq Chap Vols para paras arts figs nos vols",
    "es": "apdo art arts cap caps fig figs n.º núm núms p párr párrf pág págs pp t tel vol vols"
    " ene feb abr ago sept oct nov dic",
    "et": "art ca fig joon jn kd lg lk nr p peat ptk tab tel u",
    "fi": "art esim kpl kuv ks luku n no nro puh s sivu taul ts v vrt",
    "fr": "al art arts chap env fig figs n no nos p par pp réf sect t tél v vol janv févr avr"
    " juil sept oct nov déc",
    "hr": "br čl god kn od op pod pogl sl st str sv tab tel toč",
    "hu": "bek kb köt old par pl sz tel",
    "id": "No Hlm hlm hal tgl Ps",
    "it": "all art artt cap cfr ca cm fig figg lett n nn num p pag pagg par pp sez tab tel vol"
    " genn febbr apr giu lug ago sett ott nov dic",
    "lt": "d kab nr p pav pvz psl r s sk str š t tel žr",
    "lv": "apm lpp nr p pp sk tel plkst nod pants d",
    "mk": "бр год сл стр т тел чл",
    "nb": "art bd ca fig jf kap kl nr pkt s tlf jan feb febr apr aug sept okt nov des",
    "nl": "afb art artt ca circa blz blzz fig hfst jrg lid nr nrs p pag par pp st tel vgl vol"
    " jan feb febr mrt apr jun jul aug sept okt nov dec",
    "no": "art bd ca fig jf kap kl nr pkt s tlf jan feb febr apr aug sept okt nov des",
    "pl": "art kw cz dz ew fig godz il lit m nr nry ok par pkt poz ppkt por pt rozdz rys str t tab"
    " tel tj tys ust vol wyd zał zob sty lut kwi cze lip sie wrz paź lis gru",
    "pt": "al art arts cap caps fig figs inc n nº no núm núms p pág págs par pp tel v vol jan"
    " fev abr jun jul ago set out nov dez",
    "ro": "alin art cap fig lit nr p pag par pct pp tel vol aprox cca ian febr apr iun iul aug"
    " sept oct nov dec",
    "ru": "гл д дом ил илл кв корп л лл оф п пп подп пункт рис с см ср ст стр т табл тел тт ч эт"
    " янв фев февр мар апр авг сен сент окт ноя нояб дек",
    "sk": "č čís čl hod kap obr ods odd písm pozn str sv tab tel z zák",
    "sl": "čl gl npr odd odst pogl pribl sl st str št tab tel toč zv",
    "sr": "br čl god gl sl st str tab tel tač бр гл год сл ст стр таб тач тел чл",
    "sv": "art bil ca fig jfr kap kl nr nummer par s sid t tab tel tfn vol jan feb febr apr aug"
    " sept okt nov dec",
    "tr": "bkz böl md no nr s sf sh şek tab tel vol",
    "uk": "абз арк буд гл год дод див іл кв корп кім л оф п пп підп пар пор рис розд с ст стор"
    " ст.ст т табл тел тт ч чл січ лют бер квіт трав черв лип серп верес вер жовт листоп"
    " груд хв сек",
}
WORDS = {
    "fi": "ts esim ns nk",
    "hi": "डॉ डा मि मिस्टर श्री सुश्री प्रो कु पं रु सं ले कर्नल जन",
    "mr": "डॉ श्री श्रीमती प्रा रु सौ कै",
    "ne": "डा श्री प्रा रु इ",
    "bn": "ডা ড মি মো মোঃ প্রফেসর",
    "ur": "ڈاکٹر",
    "ar": "د أ م",
    "he": "פרופ ד״ר עו״ד",
    "ka": "ბ ბ-ნი ქ ქ-ნი დოქტ პროფ აკად გენ მაგ იხ ე.წ",
    "hy": "Դ դոկտ պրոֆ գեն ակադ",
    "lt": "t.y pvz vad",
    "sl": "t.i npr oz",
    "tr": "vb vs",
    "uk": "т.зв",
    "el": "π.χ δηλ κ.ά",
}


def _either(words: str) -> str:
    """A pattern of these words, capitalized or not, as they stand before their full stop."""
    both = {form for word in words.split() for form in (word, word[0].upper() + word[1:])}
    return rf"(?<![\p{{L}}\p{{M}}\p{{Nd}}.])(?:{'|'.join(sorted(map(escape, both)))})\."


def kept(language: str) -> list[tuple[str, str]]:
    """What stands before and after a place where no sentence of this language ends."""
    pairs = [(rf"(?<![\p{{L}}\p{{M}}.])(?:{'|'.join(EVERYWHERE.split())})\.\s", r"[\p{Lu}“\"]")]
    if language in NAMES:
        pairs.append((r"(?<!\p{Nd}\s)" + _either(NAMES[language]) + r"\s", r"\p{L}"))
        long = " ".join(word for word in NAMES[language].split() if len(word) > 1)
        pairs.append((_either(long) + r"\s", r"[„“\"«]\p{L}"))  # ул. „Шипка“, not т. п. «Так»
    if language in NUMBERS:
        pairs.append((_either(NUMBERS[language]) + r"\s", r"\p{Nd}|[IVX]+\b"))
    if language in WORDS:
        pairs.append((_either(WORDS[language]) + r"\s?", ""))
    return pairs
