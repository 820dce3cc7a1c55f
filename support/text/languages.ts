/**
 * What authors write in other languages than English, as beginnings of words: each expression finds them within a sentence. German, French, Spanish, Portuguese, Italian, Polish, Russian, Chinese, Japanese, Korean.
 * A boundary of JavaScript knows no letters but those of English, so words begin where no other letter stands before them; Chinese and Japanese have no spaces at all.
 */
function anyOf(words: string, unspaced: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})|${unspaced}`, 'iu');
}

/** "The output is": what stands below is printed. */
export const SAYS_OUTPUT = anyOf(
  'ausgabe|ergebnis|(?:fehler|rück)meldung|sollte[nst]* .{0,60}(?:sehen|aussehen|erscheinen|ausgeben|zeigen|erhalten|zurück)|sieht .{0,40}aus|(?:sehen|siehst|seht|erhalten|erhältst) (?:sie|wir|du|ihr|nun|jetzt|dann)|zeigt|liefert|erscheint|ausgegeben|angezeigt|sortie|résultat|affich|(?:vous|tu|on|nous) (?:dev\\p{L}+|verr\\p{L}+|obten\\p{L}+|obtien\\p{L}+)|ressembl|retourne|renvoie|salida|resultado|muestra|mostrar|devuelve|deber[ií]a|ver[áa]s|veremos|obten(?:emos|drás|drá|dremos)|parecid|similar|aparece|saída|mostra|exib|dever|deve(?:mos)? ver|verá|retorna|semelhante|algo como|risultato|dovre|vedr|restituisce|simil|wynik|wyświetl|powin|zobacz|pokaż|podobn|zwrac|zwróc|вывод|результат|увид|отобра|покаж|выведет|должн|похож|ответ',
  '输出|結果|结果|显示|顯示|返回|看到|如下所示|类似|响应|打印|出力|表示|のように|のような|출력|결과|표시|보이|보일|나타',
);

/** What makes it output even where the sentence speaks of a command, too. */
export const SAYS_OUTPUT_SURELY = anyOf('ausgabe|ergebnis|sollte|sieht|sortie|résultat|dev(?:ez|r)|salida|resultado|deber|similar|parecid|saída|dever|semelhante|risultato|dovre|wynik|powin|вывод|результат|должн', '输出|结果|应该|应当|类似|出力|結果|출력|결과');

/** "Run the command": what stands below is typed or written. */
export const ASKS_TO_TYPE = anyOf(
  'führ|starte|tippe|gib|geben sie|eingeben|befehl|kommando|erstell|erzeug|wende|leg|füg|änder|bearbeit|speicher|kopier|exécut|lance|tape|commande|cré|appliqu|ajout|modifi|édit|copi|enregistr|sauvegard|utilis|ejecut|comando|escrib|crea|aplica|edit|cambi|guarda|añad|agreg|introduc|rode|digit|crie|aplique|altere|salve|adicion|acrescent|esegu|applic|uruchom|wykonaj|poleceni|komend|utwórz|stwórz|zastosuj|dodaj|zmień|zapisz|выполн|запуст|команд|созда|примен|введ|отредакт|измен|добав',
  '执行|執行|运行|運行|输入|命令|创建|建立|应用|编辑|修改|保存|添加|新增|部署|実行|コマンド|作成|適用|入力|編集|실행|명령|생성|적용|입력|수정',
);

/** "Add the lines": a file that is there changes. */
export const ASKS_FOR_CHANGE = anyOf('ergänz|füg|änder|ersetz|bearbeit|erweiter|anpass|pass|ajout|modifi|chang|remplac|édit|complét|añad|agreg|cambi|reemplaz|sustitu|edit|adicion|acrescent|alter|mude|substitu|aggiung|modific|sostitu|dodaj|zmień|zamień|edytuj|добав|измен|замен', '添加|修改|更改|替换|编辑|增加|改为|改成|追加|変更|編集|修正|추가|변경|수정');

/** "Save it as": the name of a file stands below its block. */
export const NAMES_FILE = anyOf('speicher|sicher|nenn|enregistr|sauvegard|nomm|guard|llam|nombr|salv|chame|nome|zapisz|nazw|сохран|назов', '保存|命名|存为|另存|저장');

/** Words of headings that count tasks. */
export const TASK_WORDS = 'aufgabe|übung|schritt|teil|szenario|étape|exercice|partie|tâche|tp|atelier|défi|ejercicio|paso|tarea|parte|laboratorio|práctica|reto|actividad|exercício|passo|etapa|tarefa|laboratório|desafio|prática|atividade|esercizio|fase|compito|zadanie|krok|ćwiczenie|część|задание|упражнение|шаг|часть|задача|步骤|步驟|任务|任務|练习|練習|实验|實驗|題目|题目|演習|手順|課題|ステップ|タスク|실습|단계|과제';

export const PREPARES_ELSEWHERE = anyOf('voraussetzung|vorbereitung|vorbedingung|bevor|pr[ée]-?requis|avant de (?:commencer|débuter)|préparation|pre-?r?requisit|prerrequisit|requisit|antes de (?:empezar|comenzar|começar|iniciar)|prerequisit|wymagania|przygotowan|требования|подготовк|предварительн', '前提|环境准备|准备工作|准备环境|先决条件|準備|사전 ?(?:준비|조건)');
export const CLEANS_ELSEWHERE = anyOf('aufräum|bereinig|nettoy|limpieza|limpia|limpeza|limpar|limpando|pulizia|sprzątani|czyszczeni|posprząta|очистк|удаление ресурсов', '清理|清除环境|後片付け|後始末|クリーンアップ|정리');
export const POINTS_ON_ELSEWHERE = anyOf('(?:nächste schritte|weiterführende\\P{L}+\\p{L}+|weitere informationen|referenzen|quellen|prochaines étapes|pour aller plus loin|références|ressources|próximos pas[so]{1,2}s?|referencias|recursos adicionales|más información|para saber más|referências|saiba mais|prossimi passi|riferimenti|następne kroki|źródła|дальнейшие шаги|ссылки|источники)\\W*$', '(?:参考(?:资料|文献|链接|连接)?|延伸阅读|下一步|推荐阅读|参考リンク|次のステップ|参照|참고(?: 자료)?|다음 단계)\\P{L}*$');
export const REPEATS_ELSEWHERE = anyOf('(?:befehlsübersicht|spickzettel|fehlerbehebung|fehlersuche|häufige (?:fehler|probleme)|aide-mémoire|dépannage|(?:résumé|récapitulatif) des commandes|problèmes (?:courants|fréquents)|resumen de comandos|comandos útiles|(?:re)?soluci[óo]n de problemas|errores comunes|problemas comunes|troubleshooting comune|resumo (?:de|dos) comandos|solução de problemas|erros comuns|problemas comuns|comandos úteis|rozwiązywanie problemów|шпаргалка|устранение неполадок|частые ошибки)\\W*$', '(?:常用命令|命令速查|命令总结|速查表|故障排[查除]|常见(?:问题|错误)|排错指南|トラブルシューティング|よくある(?:質問|問題|エラー))\\P{L}*$');

/** "This fails": what stands below or above does not work. */
export const SAYS_FAILURE = anyOf('fehl(?:schl|er)|schlägt|scheiter|verweiger|abgelehnt|funktioniert nicht|kann nicht|échou|échec|erreur|refus|interdit|ne (?:fonctionne|marche|démarre|répond)|fall[aeóo]|falh|error|errores|erro|rechaz|denegad|prohibid|recusad|negad|proibid|no (?:funciona|responde|arranca)|não (?:funciona|responde|inicia)|fallisc|rifiut|nie (?:działa|powiedzie|uda)|błąd|odmow|ошибк|отказ|запрещ|не (?:работает|запуст)', '失败|報錯|报错|拒绝|错误|无法|不能|失敗|エラー|拒否|できません|실패|오류|거부');
